import sys

from tests.snippets.conftest import RunSnippet


def test_a_queue_is_empty_after_put_while_its_size_is_one(run: RunSnippet) -> None:
    one, zero = ("not implemented",) * 2 if sys.platform == "darwin" else ("1", "0")
    assert run("messages/trust_empty").lines == [
        f"put returned: empty() True, qsize() {one}",
        "get_nowait:   queue.Empty",
        f"get returned: empty() True, qsize() {zero}",
    ]
