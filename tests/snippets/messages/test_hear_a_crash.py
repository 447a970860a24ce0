from tests.snippets.conftest import RunSnippet


def test_what_was_sent_arrives_and_then_the_end(run: RunSnippet) -> None:
    assert run("messages/hear_a_crash").lines == [
        "parent: received half of the work",
        "parent: EOFError, exit code 7",
    ]
