import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def expected(method: str) -> list[str]:
    """Return what the program prints under this start method."""
    worker = "the one made at run time" if method == "fork" else "the one in the file"
    return ["parent calls the one made at run time", f"worker calls {worker}"]


def test_only_a_forked_worker_calls_the_new_function(run: RunSnippet, start_method: str) -> None:
    assert run("travel/replace_the_function").lines == expected(start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    assert run("travel/replace_the_function", label=method).lines == expected(method)
