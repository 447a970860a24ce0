from tests.snippets.conftest import RunSnippet


def test_only_the_join_makes_sure_that_a_child_has_ended(run: RunSnippet) -> None:
    at_once, joined = run("process/ask_right_after_terminate").lines
    assert joined.split() == ["alive", "after", "join():", "0", "of", "5"]
    assert at_once in [f"alive right after terminate(): {number} of 5" for number in range(6)]
