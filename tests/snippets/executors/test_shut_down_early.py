from tests.snippets.conftest import RunSnippet


def test_a_shutdown_cancels_what_cancel_would(run: RunSnippet) -> None:
    lines = run("executors/shut_down_early").lines
    assert lines == ["canceled: [False, False, False, True, True, True]"]
