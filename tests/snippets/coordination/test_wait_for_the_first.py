from tests.snippets.conftest import RunSnippet


def test_all_are_heard_the_dead_one_too(run: RunSnippet) -> None:
    lines = run("coordination/wait_for_the_first").lines
    assert sorted(lines) == ["ill: ended with 3", "quick: after 0.3 s", "slow: after 0.9 s"]
