import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet


def test_pytest_sees_no_failure(run: RunSnippet) -> None:
    seen = run("inside/pass_although_it_fails")
    assert "1 passed" in seen.lines[-1]
    assert "AssertionError" not in seen.text


def test_with_s_it_shows_the_traceback_of_the_child(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "inside" / "pass_although_it_fails.py").read_text("utf-8")
    assert source.count('"-q", ') == 1
    script = tmp_path / "test_copy.py"
    script.write_text(source.replace('"-q", ', '"-q", "-s", '), encoding="utf-8")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "1 passed" in done.stdout
    assert "AssertionError" in done.stdout + done.stderr
