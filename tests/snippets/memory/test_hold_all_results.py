import subprocess
import sys

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_parent_grows_by_all_results(run: RunSnippet) -> None:
    first, second = run("memory/hold_all_results").lines
    assert first == "parent: results have 80 MB"
    assert int(second.split()[-2]) > 70


PEAKS = """
import resource
from multiprocessing import Pool
from snippets.memory.hold_all_results import compute, peak_megabytes

if __name__ == "__main__":
    begin = peak_megabytes()
    with Pool(2) as pool:
        results = pool.map(compute, range(8), chunksize=1)
        pool.close()
        pool.join()
    print(peak_megabytes() - begin > 70)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 - begin < 50)
"""
TAKEN_AT_ONCE = """
import time
from multiprocessing import Pool
from snippets.memory.hold_all_results import compute, peak_megabytes

def compute_slowly(number):
    time.sleep(0.1)
    return compute(number)

if __name__ == "__main__":
    begin = peak_megabytes()
    with Pool(2) as pool:
        total = sum(len(result) for result in pool.imap(compute_slowly, range(8)))
    print(total, peak_megabytes() - begin < 60)
"""


def test_the_workers_are_not_large() -> None:
    command = [sys.executable, "-c", PEAKS]
    assert subprocess.check_output(command, cwd=ROOT, timeout=60) == b"True\nTrue\n"


def test_a_fast_loop_over_imap_holds_few_results() -> None:
    command = [sys.executable, "-c", TAKEN_AT_ONCE]
    assert subprocess.check_output(command, cwd=ROOT, timeout=60) == b"80000000 True\n"
