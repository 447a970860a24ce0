from tests.snippets.conftest import RunSnippet


def test_a_list_that_the_parent_keeps_is_read(run: RunSnippet) -> None:
    assert run("managers/keep_the_list").lines == ["child: ['Ada']"]
