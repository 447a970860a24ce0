from tests.snippets.conftest import RunSnippet


def test_the_right_key_lets_in(run: RunSnippet) -> None:
    assert run("remote/know_the_key").lines == ["client: connected"]
