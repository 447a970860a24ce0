import os
import subprocess
import sys
from multiprocessing import forkserver
from pathlib import Path

import pytest

from snippets.main_file.freeze_a_program import PROGRAM
from tests.snippets.conftest import RunSnippet


def test_with_freeze_support_the_child_runs_and_without_it_the_program(run: RunSnippet) -> None:
    seen = run("main_file/freeze_a_program")
    if seen.lines == ["PyInstaller cannot freeze this Python"]:
        pytest.skip("it needs a Python with its shared library")
    again = "  the main program, once more"
    assert seen.lines == [
        "spawn, without freeze_support():",
        again,
        again,
        "spawn, with freeze_support():",
        "  child: hello",
        "forkserver, without freeze_support():",
        again,
        again,
        "  the parent: EOFError",
        "forkserver, with freeze_support():",
        "  child: hello",
    ]


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_as_a_script_it_works_without_freeze_support(method: str, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, script],
        env=os.environ | {"METHOD": method},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "  child: hello\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
def test_a_parent_that_gets_no_answer_says_unexpected_eof() -> None:
    reader, writer = os.pipe()
    os.close(writer)
    with pytest.raises(EOFError, match=r"^unexpected EOF$"):
        forkserver.read_signed(reader)
    os.close(reader)
