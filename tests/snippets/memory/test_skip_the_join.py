import re
import subprocess
import sys
from pathlib import Path

from snippets.memory import skip_the_join
from tests.snippets.conftest import ROOT, RunSnippet


def test_the_child_finds_no_manager_and_the_parent_sees_no_error(run: RunSnippet) -> None:
    seen = run("memory/skip_the_join")
    assert seen.lines[0] == "parent: the last line"
    assert seen.lines[-1] == "FileNotFoundError: [Errno 2] No such file or directory"
    calls = re.findall(r", in (\w+)$", seen.text, re.MULTILINE)
    assert calls[-1] == "SocketClient"
    assert {"_callmethod", "_connect"} <= {*calls[-4:]}
    assert seen.exit_code == 0


def test_a_child_that_ends_before_the_parents_last_line_has_its_manager(
    start_method: str, tmp_path: Path
) -> None:
    text = Path(skip_the_join.__file__).read_text(encoding="utf-8")
    assert text.count("begun.wait()") == text.count("time.sleep(0.8)") == 1
    text = text.replace("begun.wait()", "while child.is_alive(): time.sleep(0.05)")
    text = text.replace("time.sleep(0.8)", "pass")
    path = tmp_path / "joins_in_its_own_way.py"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "recorder/runs/start_method.py", start_method, path],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["child:  ['done']", "parent: the last line"]
