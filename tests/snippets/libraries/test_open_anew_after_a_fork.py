from tests.snippets.conftest import RunSnippet


def test_the_child_opens_a_connection_of_its_own(run: RunSnippet) -> None:
    assert run("libraries/open_anew_after_a_fork").lines == [
        "parent: opened a connection",
        "child: opened a connection",
    ]
