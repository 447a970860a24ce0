from tests.snippets.conftest import RunSnippet


def test_the_answer_of_the_parent_reaches_the_task(run: RunSnippet) -> None:
    assert run("inside/ask_in_the_parent").lines == ["Your name? parent: hello, Ada"]
