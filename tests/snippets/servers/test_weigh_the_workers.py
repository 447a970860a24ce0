import subprocess
import sys

import pytest

from snippets.workers.set_a_quota import enter, make_group
from tests.snippets.conftest import RunSnippet, Seen


def megabytes(seen: Seen) -> int:
    return int(seen.lines[1].removeprefix("they take ").removesuffix(" MB"))


def test_most_workers_have_no_task_and_take_memory(run: RunSnippet) -> None:
    many, few = run("servers/weigh_the_workers"), run("servers/weigh_two_workers")
    assert many.lines[0].startswith("16 workers, ")
    assert few.lines[0].startswith("2 workers, ")
    assert megabytes(many) > 2 * megabytes(few)


COUNT = """
import os
from multiprocessing import Pool

if __name__ == "__main__":
    with Pool() as pool:
        print(os.cpu_count(), pool._processes)
"""
JOBLIB = "import os; os.sched_setaffinity(0, {0}); import joblib; print(joblib.cpu_count())"


def test_a_quota_changes_nothing_of_what_python_counts() -> None:
    group = make_group()
    if group is None:
        pytest.skip("nobody may set a quota on this machine")
    command = [sys.executable, "-c", COUNT]
    try:
        counts = [
            subprocess.check_output(command, preexec_fn=into, timeout=60)
            for into in (None, lambda: enter(group))
        ]
    finally:
        group.rmdir()
    assert counts[0] == counts[1]
    assert int(counts[0].split()[0]) > 0.5  # the quota is half a CPU


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_joblib_counts_in_its_own_way() -> None:
    pytest.importorskip("joblib")
    assert subprocess.check_output([sys.executable, "-c", JOBLIB], timeout=60) == b"1\n"
