import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_whole_input_is_read_before_the_first_result(run: RunSnippet) -> None:
    assert run("executors/read_the_whole_input").lines == [
        "parent: 200 read before the first result",
        "parent: 200 read after it",
        f"parent: the others add up to {sum(range(200))}",
    ]


def test_chunks_change_nothing_of_it(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "executors" / "read_the_whole_input.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    path.write_text(source.replace("numbers())\n", "numbers(), chunksize=20)\n"), "utf-8")
    command = [sys.executable, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[0] == "parent: 200 read before the first result"
