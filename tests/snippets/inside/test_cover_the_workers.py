import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet


def test_no_line_is_missing(run: RunSnippet) -> None:
    lines = run("inside/cover_the_workers").lines
    assert lines[0] == "program: [1, 4, 9]"
    assert "work.py 10 0 100%" in [" ".join(line.split()) for line in lines]


def test_a_pool_may_end_its_workers_before_they_have_written(
    start_method: str, tmp_path: Path
) -> None:
    text = (ROOT / "snippets" / "inside" / "cover_the_workers.py").read_text("utf-8")
    ends = "        pool.close()\n        pool.join()\n"
    assert ends in text
    program = tmp_path / "program.py"
    program.write_text(text.replace(ends, ""), "utf-8")
    launcher = ROOT / "recorder" / "runs" / "start_method.py"
    command = [sys.executable, str(launcher), start_method, str(program)]
    for _ in range(12):  # about every second time one of the two workers is quick enough
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
        if "work.py 8 2 75% 5-6" in lines:
            return
    pytest.fail("no run of twelve lacked what the workers did")
