import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_attribute_is_set_in_the_child_only(run: RunSnippet) -> None:
    assert run("process/set_an_attribute_in_run").lines == [
        "child: result 45",
        "parent: exit code 0",
        "parent: result None",
    ]


def test_an_attribute_that_a_thread_sets_is_there_for_all(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "process" / "set_an_attribute_in_run.py").read_text("utf-8")
    source = source.replace("from multiprocessing import Process", "from threading import Thread")
    source = source.replace("(Process)", "(Thread)").replace("summer.exitcode", "None")
    path = tmp_path / "thread.py"
    path.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path)], stdout=subprocess.PIPE, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "parent: result 45"
