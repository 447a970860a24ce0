from tests.snippets.conftest import RunSnippet


def test_the_partial_comes_back_and_can_be_called(run: RunSnippet) -> None:
    assert run("travel/return_a_partial").lines == ["30"]
