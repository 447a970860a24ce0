from tests.snippets.conftest import RunSnippet


def test_every_child_has_its_own(run: RunSnippet) -> None:
    assert run("start_methods/make_it_in_the_child").lines == [
        "different numbers: 3",
        "different ids: 3",
    ]
