from tests.snippets.conftest import RunSnippet


def test_a_build_with_the_lock_is_not_asked(run: RunSnippet) -> None:
    assert run("interpreters/ask_before_switching").lines == ["-X gil=1, exit code 0:", "started"]
