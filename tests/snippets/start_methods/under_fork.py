"""Runs a program that chooses a start method as if it had chosen another."""

import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT


def run_under(method: str, snippet: str, folder: Path, instead_of: str = "forkserver") -> list[str]:
    """Return what a snippet prints, with this start method in its file; it must succeed."""
    source = (ROOT / "snippets" / f"{snippet}.py").read_text(encoding="utf-8")
    choice = 'set_start_method("{}")'
    assert source.count(choice.format(instead_of)) == 1
    copy = folder / "copy.py"
    copy.write_text(source.replace(choice.format(instead_of), choice.format(method)), "utf-8")
    done = subprocess.run(
        [sys.executable, copy.name],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()
