"""Four children wait, and all of them end."""

from tests.snippets.conftest import RunSnippet


def test_four_waits_are_over(run: RunSnippet) -> None:
    assert run("concurrency/wait_in_processes").lines == ["parent: four waits are over"]
