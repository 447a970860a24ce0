import multiprocessing
import os
import threading

from tests.snippets.conftest import RunSnippet

both: list[threading.Barrier] = []


def keep(barrier: threading.Barrier) -> None:
    both.append(barrier)


def work(is_long: bool) -> int:
    if is_long:
        try:
            both[0].wait(3)
        except threading.BrokenBarrierError:
            return 0
    return os.getpid()


def workers_of(start_method: str, chunksize: int | None) -> int:
    """Tell how many workers do the two long tasks, which meet if there are two of them."""
    context = multiprocessing.get_context(start_method)
    with context.Pool(2, keep, [context.Barrier(2)]) as pool:
        pids = pool.map(work, [True, True] + [False] * 14, chunksize)
        return len(set(pids[:2]))


def test_all_tasks_are_done(run: RunSnippet) -> None:
    assert run("pool/chunk_long_tasks_together").lines == ["parent: 16 tasks done"]


def test_the_long_tasks_stand_in_one_chunk(start_method: str) -> None:
    assert workers_of(start_method, None) == 1


def test_they_go_to_two_workers_one_by_one(start_method: str) -> None:
    assert workers_of(start_method, 1) == 2
