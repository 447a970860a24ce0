import multiprocessing
import subprocess
from pathlib import Path

import pytest

from recorder.pages.fragments import table_of
from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons, pythons_since
from tests.snippets.conftest import ROOT, RunSnippet

SNIPPET = "snippets/start_methods/time_a_pool.py"
CASES = ["fork", "spawn", "forkserver", "forkserver, imported", "forkserver, preloaded"]
ASK = """\
import sys
from multiprocessing import Pool, Process, set_start_method


def ask():
    print("multiprocessing.pool" in sys.modules, flush=True)


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    child = Process(target=ask)
    child.start()
    child.join()
    with Pool(1) as pool:
        pool.apply(ask)
        child = Process(target=ask)
        child.start()
        child.join()
"""


def column(rows: list[list[str]], number: int) -> dict[str, float]:
    return {row[0]: float(row[number]) for row in rows}


@pytest.mark.alone
def test_a_start_is_far_dearer_under_spawn_and_a_task_is_not(run: RunSnippet) -> None:
    head, rows = run("start_methods/time_a_pool", "3").table
    assert head == [
        "start method",
        "two processes, ms",
        "a pool of two, ms",
        "min to max",
        "a task in it, ms",
    ]
    methods = multiprocessing.get_all_start_methods()
    assert [row[0] for row in rows] == [case for case in CASES if case.partition(",")[0] in methods]
    two, pool, task = column(rows, 1), column(rows, 2), column(rows, 4)
    assert min(two.values()) > 0
    if "fork" in methods:
        assert pool["forkserver"] > two["forkserver"]
        start = pool["spawn"] - pool["fork"]
        assert start > 0
        assert abs(task["spawn"] - task["fork"]) < start / 50


@pytest.mark.alone
@pytest.mark.parametrize("interpreter", pythons_since(3, 14, 1), ids=lambda each: each.python)
def test_where_the_server_imports_the_file_one_line_makes_a_pool_much_cheaper(
    interpreter: Interpreter,
) -> None:
    done = subprocess.run(
        [interpreter.executable, SNIPPET],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    _, rows = table_of(SNIPPET, done.stdout)
    two, pool = column(rows, 1), column(rows, 2)
    assert pool["forkserver"] > 2 * two["forkserver"]
    assert pool["forkserver, imported"] < 0.85 * pool["forkserver"]
    assert pool["forkserver, preloaded"] < 0.85 * pool["forkserver"]


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_worker_that_is_no_fork_of_the_program_must_import_the_module_of_the_pool(
    method: str, tmp_path: Path
) -> None:
    path = tmp_path / "ask.py"
    path.write_text(ASK, encoding="utf-8")
    for interpreter in pythons().values():
        command = [interpreter.executable, str(path), method]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
        # A child before the pool, a worker, and a child beside it.
        assert done.stdout.split() == ["False", "True", str(method == "fork")]
