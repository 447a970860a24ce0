from tests.snippets.conftest import RunSnippet


def test_an_argument_reaches_the_child_under_every_start_method(run: RunSnippet) -> None:
    assert run("memory/pass_instead_of_global").lines == [
        "child:  chosen by the parent",
        "parent: chosen by the parent",
    ]
