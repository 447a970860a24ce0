import multiprocessing
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "snippets" / "concurrency"
COUNT_TOO_LITTLE = """
import sys
import time

sys.path.insert(0, {root!r})

if __name__ == "__main__":
    from snippets.concurrency import count_in_processes, count_serially

    for program in (count_serially, count_in_processes):
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            program.count_four_times(1000)
            times.append(time.perf_counter() - begin)
        print(min(times), file=sys.stderr)
"""


def test_processes_do_the_same_work_as_the_serial_program(run: RunSnippet) -> None:
    processes = run("concurrency/count_in_processes").lines
    assert processes == run("concurrency/count_serially").lines


def test_the_two_programs_differ_in_the_kind_of_worker_alone() -> None:
    threads = (FOLDER / "count_in_threads.py").read_text("utf-8").splitlines()
    processes = (FOLDER / "count_in_processes.py").read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(threads, processes, strict=True) if old != new]
    code = [(old.strip(), new.strip()) for old, new in changed if '"""' not in old]
    assert code == [
        ("from threading import Thread", "from multiprocessing import Process"),
        (
            "workers = [Thread(target=count, args=(limit,)) for _ in range(4)]",
            "workers = [Process(target=count, args=(limit,)) for _ in range(4)]",
        ),
    ]


@pytest.mark.alone
def test_processes_lose_where_there_is_little_to_count(start_method: str, tmp_path: Path) -> None:
    """Compares the shortest of five calls, since a busy machine delays some."""
    script = tmp_path / "count_too_little.py"
    script.write_text(COUNT_TOO_LITTLE.format(root=str(ROOT)))
    seen = subprocess.run(
        [sys.executable, ROOT / "recorder" / "runs" / "start_method.py", start_method, script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    serially, in_processes = map(float, seen.stderr.splitlines())
    assert serially < in_processes


def test_threads_and_processes_have_the_same_names() -> None:
    for name in ("Lock", "Event", "Semaphore"):
        assert hasattr(threading, name)
        assert hasattr(multiprocessing, name)
    for kind in (threading.Thread, multiprocessing.Process):
        assert hasattr(kind, "start")
        assert hasattr(kind, "join")
