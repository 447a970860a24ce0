import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def expected(method: str) -> list[str]:
    """Return what the program prints under this start method."""
    if method == "fork":
        child = "child, __main__: changed by the parent"
    else:
        child = "child, __mp_main__: as written in the file"
    return [child, "parent, __main__: changed by the parent"]


def test_a_forked_child_alone_sees_the_parents_change(run: RunSnippet, start_method: str) -> None:
    assert run("memory/change_a_global").lines == expected(start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    assert run("memory/change_a_global", label=method).lines == expected(method)
