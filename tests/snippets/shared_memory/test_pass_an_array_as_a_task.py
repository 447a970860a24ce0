from tests.snippets.conftest import RunSnippet


def test_an_array_is_refused_as_a_task(run: RunSnippet) -> None:
    text = run("shared_memory/pass_an_array_as_a_task").text
    assert "RuntimeError: SynchronizedArray objects should only be shared between" in text
    assert "[0, 1, 4, 9, 16]" not in text
