import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import in_a_session, press_ctrl_c


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
    with in_a_session(path) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "parent: two workers are busy\n"
        press_ctrl_c(program)
        rest, _ = program.communicate(timeout=30)
    assert rest.splitlines()[1:] == ["[None, None]", "parent: done"]
