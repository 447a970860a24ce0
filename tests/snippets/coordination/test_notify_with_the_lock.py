from tests.snippets.conftest import RunSnippet


def test_it_is_none(run: RunSnippet) -> None:
    seen = run("coordination/notify_with_the_lock")
    assert seen.lines == [
        "notified",
    ]
