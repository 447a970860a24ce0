from tests.snippets.conftest import RunSnippet


def test_every_word_is_answered_until_the_client_leaves(run: RunSnippet) -> None:
    assert run("remote/listen_and_answer").lines == [
        "client: HELLO",
        "client: WORLD",
        "server: the client has left",
    ]
