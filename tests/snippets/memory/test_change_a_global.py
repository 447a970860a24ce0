import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def expected(method: str) -> list[str]:
    """Return what the program prints under this start method."""
    forked = method == "fork"
    child = "child, __main__" if forked else "child, __mp_main__"
    first = "changed by the parent" if forked else "as imported"
    return [
        "parent, __main__: setting is 'changed by the parent'",
        f"{child}: setting is '{first}'",
        f"{child}: setting is 'changed by the child'",
        "parent, __main__: setting is 'changed by the parent'",
    ]


def test_a_forked_child_alone_sees_the_parents_change(run: RunSnippet, start_method: str) -> None:
    assert run("memory/change_a_global").lines == expected(start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    assert run("memory/change_a_global", label=method).lines == expected(method)
