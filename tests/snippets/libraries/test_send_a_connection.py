import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_the_child_reads_the_answer_to_its_parent(run: RunSnippet, method: str) -> None:
    assert run("libraries/send_a_connection", label=method).lines == [
        "B asked, got: answer to A",
        "A asked, got: answer to B",
    ]
