import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("size", ["1", "65536", "10000000"])
def test_whatever_its_size_an_item_that_was_got_lets_its_child_end(
    run: RunSnippet, size: str
) -> None:
    lines = run("messages/drain_before_joining", size).lines
    assert lines[-1] == "parent: exit code 0"
    assert sorted(lines[:-1]) == [
        f"child: put {size} bytes, last line",
        f"parent: got {size} bytes",
    ]
