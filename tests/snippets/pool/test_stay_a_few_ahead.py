import multiprocessing
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from snippets.pool.stay_a_few_ahead import imap_bounded
from tests.snippets.conftest import RunSnippet
from tests.snippets.pool.test_leave_the_pool_too_early import still_waits_after

LEAVE_EARLY = """
import multiprocessing, sys, threading, time
free = threading.Semaphore(4)
def numbers():
    for number in range(100):
        free.acquire()
        yield number
with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
    for result in pool.imap(abs, numbers()):
        if result == 10:
            time.sleep(0.5)
            break
        free.release()
    print("leaving", flush=True)
print("left", flush=True)
"""


def square(number: int) -> int:
    return number * number


def test_eight_lines_are_read_while_the_first_result_is_used(run: RunSnippet) -> None:
    assert run("pool/stay_a_few_ahead").lines == [
        "parent: 1 result used, 8 lines read",
        "parent: 100 results used",
    ]


def test_results_come_in_order_and_a_short_input_is_no_trouble() -> None:
    with multiprocessing.Pool(2) as pool:
        for length in (0, 3, 8, 20):
            results = imap_bounded(pool, square, range(length), 8)
            assert list(results) == [number**2 for number in range(length)]


def test_a_semaphore_in_the_generator_keeps_the_block_from_ending(start_method: str) -> None:
    command = [sys.executable, "-c", LEAVE_EARLY, start_method]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert still_waits_after("leaving", process)


def test_a_semaphore_in_the_generator_bounds_the_input_as_well() -> None:
    free = threading.Semaphore(4)
    read = []

    def numbers() -> Iterator[int]:
        for number in range(20):
            free.acquire()
            read.append(number)
            yield number

    with multiprocessing.Pool(2) as pool:
        for used, _ in enumerate(pool.imap(square, numbers())):
            if used < 4:
                time.sleep(0.1)
                assert len(read) == used + 4
            free.release()
    assert len(read) == 20
