import multiprocessing
import sys

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_proxy_that_was_used_finds_a_broken_pipe(run: RunSnippet) -> None:
    seen = run("memory/outlive_the_manager")
    assert seen.lines[-1] == "BrokenPipeError: [Errno 32] Broken pipe"
    assert "_callmethod" in seen.text
    assert seen.exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in the file system")
def test_a_proxy_that_was_not_used_finds_no_socket(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        numbers = manager.list()
    with pytest.raises(FileNotFoundError):
        numbers.append(1)
