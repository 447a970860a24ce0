import time
from multiprocessing import Lock, Pool, SimpleQueue
from multiprocessing.synchronize import Lock as LockType
from typing import Any

kept: list[Any] = []


def prepare(*given: Any) -> None:
    kept.extend(given)


def work() -> None:
    with kept[0]:
        kept[1].put("inside")
        time.sleep(60)


if __name__ == "__main__":
    lock: LockType = Lock()
    inside: "SimpleQueue[str]" = SimpleQueue()
    with Pool(1, prepare, (lock, inside)) as pool:
        pool.apply_async(work)
        inside.get()
    print("terminated, and the lock is free:", lock.acquire(timeout=1))
