import sys

import pytest

from tests.snippets.conftest import RunSnippet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ps")
SHOWN = {
    "fork": "find_it_in_ps.py",
    "spawn": "from multiprocessing.spawn import spawn_main",
    "forkserver": "from multiprocessing.forkserver import main",
}


@pytest.mark.parametrize("method", SHOWN)
def test_the_name_is_not_in_ps(run: RunSnippet, method: str) -> None:
    lines = run("inside/find_it_in_ps", label=method).lines
    assert lines[0] == "name: saver"
    assert SHOWN[method] in lines[1]
    assert "saver" not in lines[1]
