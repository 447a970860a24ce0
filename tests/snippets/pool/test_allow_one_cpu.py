import os
import subprocess
import sys

from tests.snippets.conftest import RunSnippet

LET_TWO_SHARE = """
import multiprocessing, os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
    print(pool.map(os.sched_getaffinity, [0] * 8) == [os.sched_getaffinity(0)] * 8)
"""


def test_only_since_3_13_a_pool_respects_the_cpus_allowed(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    cpus, workers = (int(line.split(": ")[1]) for line in run("pool/allow_one_cpu").lines)
    assert cpus == os.cpu_count()
    assert workers == (1 if python >= (3, 13) else cpus)


def test_workers_may_use_the_same_cpu_as_their_parent(start_method: str) -> None:
    command = [sys.executable, "-c", LET_TWO_SHARE, start_method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "True\n"
