import sys

import pytest

from tests.snippets.conftest import RunSnippet

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only root may look")


def test_most_looks_find_the_loop(run: RunSnippet) -> None:
    lines = run("inside/sample_a_slow_child").lines
    assert "add_digits.<locals>.<genexpr>" in lines[0]
    assert "add_digits" in lines[1]
