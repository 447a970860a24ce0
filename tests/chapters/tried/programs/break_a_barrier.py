import time
from multiprocessing import Barrier, Process, SimpleQueue
from threading import BrokenBarrierError
from typing import Any


def fail() -> None:
    raise LookupError


def meet(barrier: Any, news: Any) -> None:
    try:
        barrier.wait(30)
    except (BrokenBarrierError, LookupError) as error:
        news.put(type(error).__name__)


def start(barrier: Any, news: Any) -> None:
    Process(target=meet, args=(barrier, news)).start()


if __name__ == "__main__":
    news: Any = SimpleQueue()
    barrier = Barrier(2, action=fail)
    for _ in range(2):
        start(barrier, news)
    print(*sorted(news.get() for _ in range(2)), "broken:", barrier.broken)
    barrier = Barrier(2)
    start(barrier, news)
    while not barrier.n_waiting:
        time.sleep(0.01)
    barrier.reset()
    print(news.get(), "broken:", barrier.broken)
