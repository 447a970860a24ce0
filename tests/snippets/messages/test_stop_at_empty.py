from tests.snippets.conftest import RunSnippet


def test_a_loop_until_empty_misses_messages_that_a_count_gets(run: RunSnippet) -> None:
    early, late = run("messages/stop_at_empty").lines
    assert int(early.split()[-3]) < 4
    assert late.endswith("4 of 4")
