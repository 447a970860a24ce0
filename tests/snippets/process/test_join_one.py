import subprocess
import sys
from multiprocessing import Process

import pytest

from tests.snippets.conftest import RunSnippet

TIME_THE_START = """
import multiprocessing, sys, time
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    times = []
    for letters in 4 * (1, 5_000_000):
        child = multiprocessing.Process(target=len, args=("x" * letters,))
        begin = time.perf_counter()
        child.start()
        times.append(time.perf_counter() - begin)
        child.join()
    print(*times)
"""


def test_the_parent_goes_on_only_after_the_child(run: RunSnippet) -> None:
    assert run("process/join_one").lines == [
        "child: working",
        "child: finished",
        "parent: goes on, exit code 0",
    ]


def times_of_start(method: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", TIME_THE_START, method],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [float(word) for word in done.stdout.split()]


@pytest.mark.alone
def test_start_may_wait_for_the_fork_server() -> None:
    first, *later = times_of_start("forkserver")[::2]
    assert first > min(later)


@pytest.mark.alone
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_start_may_wait_until_a_large_argument_has_been_read(method: str) -> None:
    times = times_of_start(method)
    small, large = times[::2], times[1::2]
    assert min(large) > min(small)


def test_only_a_started_child_can_be_joined() -> None:
    with pytest.raises(AssertionError, match="can only join a started process"):
        Process(target=print).join()
