import pytest

from tests.snippets.conftest import RunSnippet


def test_process_1_goes_on(run: RunSnippet) -> None:
    seen = run("servers/stop_process_1")
    if "unshare:" in seen.text:
        pytest.skip("this machine lets nobody make a namespace")
    assert seen.lines == ["process 1 gets SIGTERM", "and goes on", "exit code 0"]
