import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet


def test_no_traceback_and_the_program_goes_on(run: RunSnippet) -> None:
    assert run("trouble/end_on_ctrl_c").lines == [
        "parent: two workers are busy",
        "^Cparent: Ctrl-C, I end the pool",
        "parent: done",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_to_close_it_waits_for_the_tasks_of_the_workers_that_live(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "trouble" / "end_on_ctrl_c.py").read_text("utf-8")
    source = source.replace("sleep(60)", "sleep(1)").replace("pool.terminate()", "pool.close()")
    path = tmp_path / "changed.py"
    path.write_text(source.replace("pool.join()", "pool.join(), print(result.get())"), "utf-8")
    process = subprocess.Popen(
        [sys.executable, str(path)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "parent: two workers are busy\n"
        os.killpg(process.pid, signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    assert rest.splitlines()[1:] == ["[None, None]", "parent: done"]
