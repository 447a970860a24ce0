import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
CPUS_USED = """
import time
from snippets.concurrency.count_in_threads import count_four_times

begin, begin_cpu = time.perf_counter(), time.process_time()
count_four_times(1_000_000)
print((time.process_time() - begin_cpu) / (time.perf_counter() - begin))
"""


def test_threads_do_the_same_work_as_the_serial_program(run: RunSnippet) -> None:
    threads = run("concurrency/count_in_threads").lines
    assert threads == run("concurrency/count_serially").lines


def test_four_threads_use_one_cpu_where_there_is_a_gil() -> None:
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        pytest.skip("this Python has no GIL")
    seen = subprocess.run(
        [sys.executable, "-c", CPUS_USED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert float(seen.stdout.splitlines()[-1]) < 1.2
