import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet

SNIPPET = Path("snippets", "start_methods", "tell_the_default.py")


def test_it_tells_the_methods_and_the_one_in_use(run: RunSnippet, start_method: str) -> None:
    possible = sorted(multiprocessing.get_all_start_methods())
    assert run("start_methods/tell_the_default").lines == [
        f"possible: {' '.join(possible)}",
        f"default:  {start_method}",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the page says this of Linux")
def test_on_linux_the_default_is_forkserver_since_python_3_14() -> None:
    done = subprocess.run(
        [sys.executable, "-I", str(SNIPPET)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    expected = "forkserver" if sys.version_info >= (3, 14) else "fork"
    assert done.stdout.splitlines()[1] == f"default:  {expected}"
