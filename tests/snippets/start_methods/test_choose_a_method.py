import multiprocessing
import subprocess
import sys

import pytest

from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet


def test_the_whole_program_uses_the_method_that_it_chose(run: RunSnippet) -> None:
    methods, *told = run("start_methods/choose_a_method").lines
    assert methods.startswith("default first: ")
    assert sorted(methods.split()[2:]) == sorted(multiprocessing.get_all_start_methods())
    if sys.platform == "linux":
        assert sorted(methods.split()[2:]) == ["fork", "forkserver", "spawn"]
    assert told == ["parent, __main__: spawn", "child, __mp_main__: spawn"]


@pytest.mark.skipif(sys.platform != "linux", reason="the page says this of Linux")
def test_the_first_is_the_default_which_a_place_can_change_since_3_14(
    run: RunSnippet, start_method: str, python: tuple[int, ...]
) -> None:
    first = run("start_methods/choose_a_method").lines[0].split()[2]
    assert first == (start_method if python >= (3, 14) else "fork")


def test_the_list_begins_with_the_default() -> None:
    script = "from multiprocessing import *; print(get_all_start_methods()[0], get_start_method())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, default = done.stdout.split()
    assert first == default


@pytest.mark.skipif(sys.platform != "linux", reason="the page says this of Linux")
def test_the_fork_server_does_not_start_without_a_temporary_directory() -> None:
    script = (
        "import tempfile, multiprocessing; tempfile._candidate_tempdir_list = list; "
        "multiprocessing.get_context('forkserver').Process(target=print).start()"
    )
    for interpreter in pythons().values():
        done = subprocess.run(
            [interpreter.executable, "-c", script],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 1
        assert "No usable temporary directory found" in done.stderr.splitlines()[-1]
