import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}

LINES = [
    "parent: setting is 'chosen by the parent'",
    "child: setting is 'chosen by the parent'",
]


def test_an_argument_reaches_the_child_under_every_start_method(run: RunSnippet) -> None:
    assert run("memory/pass_instead_of_global").lines == LINES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    assert run("memory/pass_instead_of_global", label=method).lines == LINES
