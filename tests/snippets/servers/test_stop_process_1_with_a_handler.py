import pytest

from tests.snippets.conftest import RunSnippet


def test_process_1_ends_with_a_handler(run: RunSnippet) -> None:
    seen = run("servers/stop_process_1_with_a_handler")
    if "unshare:" in seen.text:
        pytest.skip("this machine lets nobody make a namespace")
    assert seen.lines == ["process 1 gets SIGTERM", "exit code 143"]
