import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}

UNFLUSHED = """
import multiprocessing, sys, time
with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
    pool.apply(print, ("kept",), {"flush": True})
    pool.apply(print, ("lost",))
    pool.apply_async(time.sleep, (60,))
    time.sleep(0.3)
"""


def touch_unless_zero(task: tuple[Path, int]) -> None:
    folder, number = task
    (folder / str(12 // number)).touch()


def test_the_parent_gets_the_original_exception_and_no_result(run: RunSnippet) -> None:
    seen = run("pool/raise_in_a_pool")
    assert seen.lines[-1].startswith("ZeroDivisionError: ")
    assert not any(line.startswith("parent:") for line in seen.lines)


def test_the_task_s_own_line_stands_in_the_remote_traceback(run: RunSnippet) -> None:
    text = run("pool/raise_in_a_pool").text
    assert text.index("RemoteTraceback") < text.index("in divide") < text.index("direct cause")
    assert re.search(r"direct cause.*in <module>.*, in map\n", text, re.DOTALL)


def test_the_other_tasks_run_to_their_end_before_the_parent_hears(run: RunSnippet) -> None:
    lines = run("pool/raise_in_a_pool").lines[:3]
    divided = [re.sub(r"worker: 12 / (\d) is \d\.0", r"\1", line) for line in lines]
    assert sorted(divided) == ["3", "4", "6"]


def test_an_exception_ends_its_chunk(start_method: str, tmp_path: Path) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        with pytest.raises(ZeroDivisionError):
            pool.map(touch_unless_zero, [(tmp_path, n) for n in (3, 0, 4, 6)], chunksize=4)
        assert [path.name for path in tmp_path.iterdir()] == ["4"]


def test_a_worker_that_is_ended_loses_what_it_did_not_flush(start_method: str) -> None:
    command = [sys.executable, "-c", UNFLUSHED, start_method]
    done = subprocess.run(
        command, env=BUFFERED, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["kept"]
