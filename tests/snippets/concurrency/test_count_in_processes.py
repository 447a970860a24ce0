from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet


def test_processes_do_the_same_work_as_the_serial_program(run: RunSnippet) -> None:
    processes = run("concurrency/count_in_processes", "1000").lines
    assert processes == run("concurrency/count_serially", "1000").lines


def test_all_four_counts_are_made(run: RunSnippet) -> None:
    total = sum(range(1000))
    assert run("concurrency/count_in_processes", "1000").lines == [f"below 1000: {total}"] * 4


def test_the_two_programs_differ_in_the_kind_of_worker_alone() -> None:
    folder = Path(__file__).parents[3] / "snippets" / "concurrency"
    threads = (folder / "count_in_threads.py").read_text("utf-8").splitlines()
    processes = (folder / "count_in_processes.py").read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(threads, processes, strict=True) if old != new]
    code = [(old.strip(), new.strip()) for old, new in changed if '"""' not in old]
    assert code == [
        ("from threading import Thread", "from multiprocessing import Process"),
        (
            "Thread(target=count, args=(limit,)) for _ in range(TASKS)",
            "Process(target=count, args=(limit,)) for _ in range(TASKS)",
        ),
    ]


@pytest.mark.alone
def test_processes_lose_where_there_is_little_to_count(run: RunSnippet) -> None:
    """Compares the shortest of five runs, since a busy machine delays some."""
    serially, in_processes = (
        min(run(f"concurrency/{name}", "1000", again=again).seconds for again in range(5))
        for name in ("count_serially", "count_in_processes")
    )
    assert serially < in_processes
