from tests.snippets.conftest import RunSnippet


def test_every_word_is_answered_and_the_child_hears_the_end(run: RunSnippet) -> None:
    assert run("messages/talk_through_a_pipe").lines == [
        "parent: sent to and received TO",
        "parent: sent and and received AND",
        "parent: sent fro and received FRO",
        "child: EOFError, the other end is closed",
        "parent: joined, exit code 0",
    ]
