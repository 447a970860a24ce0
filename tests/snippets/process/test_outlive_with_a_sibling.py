import pytest

from tests.snippets.conftest import RunSnippet, Seen

METHODS = ["fork", "spawn", "forkserver"]


def told(seen: Seen) -> list[str]:
    """Return the child's two answers; a third line is the sibling's."""
    assert len(seen.lines) == 3
    assert "sibling: ends" in seen.lines
    return [line.rpartition(" ")[2] for line in seen.lines if line.startswith("child:")]


def test_only_a_forked_sibling_hides_the_end_of_the_parent(
    run: RunSnippet, start_method: str
) -> None:
    seen = run("process/outlive_with_a_sibling")
    assert told(seen) == [f"{start_method == 'fork'}", "False"]
    if start_method == "fork":  # join returns when the sibling has ended, too
        assert seen.lines[1] == "sibling: ends"


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    seen = run("process/outlive_with_a_sibling", label=method)
    assert told(seen) == [f"{method == 'fork'}", "False"]
