import sys

from tests.snippets.conftest import RunSnippet


def test_get_waits_for_what_empty_denies(run: RunSnippet) -> None:
    one, zero = ("not implemented",) * 2 if sys.platform == "darwin" else ("1", "0")
    assert run("messages/wait_with_get").lines == [
        f"put returned: empty() True, qsize() {one}",
        f"get returned: empty() True, qsize() {zero}",
    ]
