import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("label", ["", "fork"])
def test_a_child_started_first_gets_a_free_lock_and_no_warning(run: RunSnippet, label: str) -> None:
    assert run("start_methods/start_before_threads", label=label).lines == [
        "parent: its thread let the lock go",
        "child: wants the lock",
        "child: has the lock",
        "parent: child's exit code 0",
    ]
