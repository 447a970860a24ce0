from tests.snippets.conftest import RunSnippet


def test_only_the_join_makes_sure_that_a_child_has_ended(run: RunSnippet) -> None:
    at_once, joined = run("process/ask_right_after_terminate").lines
    assert joined.split() == ["alive", "after", "join():", "0", "of", "5"]
    assert at_once.startswith("alive right after terminate(): ")
    assert 0 <= int(at_once.split()[4]) <= 5
