import sys

import pytest

from tests.snippets.conftest import RunSnippet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGUSR1")


def test_the_child_prints_its_stack_and_goes_on(run: RunSnippet) -> None:
    lines = run("inside/dump_on_a_signal").lines
    assert lines[0].endswith("(most recent call first):")
    assert lines[1].endswith("line 13 in save")
    assert lines[-1] == "parent: still running: True"
