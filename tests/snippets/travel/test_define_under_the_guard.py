import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def check(lines: list[str], method: str) -> None:
    """Check what the program printed under this start method."""
    if method == "fork":
        assert lines == ["child: hello", "parent: exit code 0"]
    else:
        assert lines[-1] == "parent: exit code 1"
        assert lines[-2].startswith("AttributeError: ")
        assert "'greet'" in lines[-2]
        assert "'__mp_main__'" in lines[-2]
        assert "child: hello" not in lines


def test_only_a_forked_child_has_the_function(run: RunSnippet, start_method: str) -> None:
    check(run("travel/define_under_the_guard").lines, start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    check(run("travel/define_under_the_guard", label=method).lines, method)
