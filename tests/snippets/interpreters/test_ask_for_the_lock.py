from tests.snippets.conftest import RunSnippet


def test_the_build_tells_of_its_lock(run: RunSnippet, python: tuple[int, ...]) -> None:
    lines = run("interpreters/ask_for_the_lock").lines
    assert lines[0] == "built to run without the lock: False"
    assert (lines[1] == "the lock is on now: True") == (python >= (3, 13))
