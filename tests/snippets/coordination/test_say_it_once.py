from tests.snippets.conftest import RunSnippet


def test_it_is_enough(run: RunSnippet) -> None:
    seen = run("coordination/say_it_once")
    assert seen.lines == [
        "done",
    ]
