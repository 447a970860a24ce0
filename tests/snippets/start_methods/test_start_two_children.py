import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]


@pytest.mark.parametrize("label", ["", *METHODS])
def test_both_children_work_and_end_well(run: RunSnippet, label: str) -> None:
    assert run("start_methods/start_two_children", label=label).lines == [
        "exit code of child 1 is 0",
        "exit code of child 2 is 0",
    ]
