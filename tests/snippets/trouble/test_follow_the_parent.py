from tests.snippets.conftest import RunSnippet


def test_what_became_of_the_workers(run: RunSnippet, start_method: str) -> None:
    seen = run("trouble/follow_the_parent")
    assert seen.lines[:2] == [
        "parent: the program has ended",
        "parent: its workers have ended, too",
    ]
    # Killed, it could not remove its named semaphores; a fork makes none.
    assert ("leaked semaphore objects" in seen.text) == (start_method != "fork")
