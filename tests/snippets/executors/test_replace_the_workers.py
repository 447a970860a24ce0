import contextlib
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import in_a_session, press_ctrl_c


def test_three_workers_do_two_tasks_each_or_the_program_hangs(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    lines = run("executors/replace_the_workers").lines
    assert lines == (["parent: 6 tasks, 3 workers"] if python >= (3, 14) else [])


def test_without_a_context_it_takes_spawn() -> None:
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as executor:
        context = vars(executor)["_mp_context"]
    assert context.get_start_method() == "spawn"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_where_it_hangs_ctrl_c_ends_it_but_not_at_once(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "executors" / "replace_the_workers.py").read_text("utf-8")
    told = source.replace("    return os", "    print('told', flush=True)\n    return os")
    path = tmp_path / "changed.py"
    path.write_text(told, encoding="utf-8")
    pressed = 0
    with in_a_session(path, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        assert [program.stdout.readline() for _ in range(2)] == ["told\n"] * 2
        time.sleep(1)  # the only worker ends
        while program.poll() is None and pressed < 10:
            press_ctrl_c(program)
            pressed += 1
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(timeout=2)
    hangs = sys.version_info < (3, 14)
    assert (1 < pressed < 10) == hangs


def test_while_an_executor_runs_its_process_has_another_thread() -> None:
    before = threading.active_count()
    with ProcessPoolExecutor(1) as executor:
        executor.submit(abs, -1).result()
        assert threading.active_count() > before
