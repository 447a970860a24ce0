import os
import sys
import time
from multiprocessing import Barrier, Event, JoinableQueue, Lock, Pool, Process, Semaphore
from threading import BrokenBarrierError, Thread
from typing import Any

kept: list[Any] = []


def hold(lock: Any, inside: Any) -> None:
    with lock:
        inside.set()
        time.sleep(60)


def die(*_: Any) -> None:
    os._exit(3)


def take_and_hold(jobs: Any, taken: Any, may_die: Any) -> None:
    jobs.get()
    taken.set()
    may_die.wait()
    os._exit(3)


def come(barrier: Any, told: list[str]) -> None:
    try:
        barrier.wait()
        told.append("through")
    except BrokenBarrierError:
        told.append("broken")


def enter(place: Any) -> bool:
    return bool(place.acquire(block=False))


def keep(place: Any) -> None:
    kept.append(place)


def enter_the_kept() -> bool:
    return enter(kept[0])


def started(target: Any, *arguments: Any) -> Process:
    child = Process(target=target, args=arguments, daemon=True)
    child.start()
    return child


def waits(target: Any, *arguments: Any) -> Thread:
    thread = Thread(target=target, args=arguments, daemon=True)
    thread.start()
    thread.join(0.7)
    return thread


if __name__ == "__main__":
    for one in Semaphore(1), Lock():
        taken = [enter(one), enter(one)]
        one.release()
        print(taken, enter(one))

    lock, inside = Lock(), Event()
    worker = started(hold, lock, inside)
    inside.wait()
    worker.kill()
    worker.join()
    print("lock of a dead one:", lock.acquire(timeout=0.5))

    together, told = Barrier(2), list[str]()
    started(die, together).join()
    thread = waits(come, together, told)
    print("barrier waits:", thread.is_alive())
    together.abort()
    thread.join()
    come(together, told)
    together.reset()
    thread = waits(come, together, told)
    come(together, told)
    thread.join()
    print(*told)

    jobs: Any = JoinableQueue()
    taken_one, may_die = Event(), Event()
    jobs.put(1)
    worker = started(take_and_hold, jobs, taken_one, may_die)
    taken_one.wait()
    print("empty:", jobs.empty(), "joined:", not waits(jobs.join).is_alive())
    may_die.set()
    worker.join()
    print("joined:", not waits(jobs.join).is_alive())

    with Pool(1, keep, [Semaphore(1)]) as pool:
        print("by an initializer:", pool.apply(enter_the_kept))
        try:
            pool.apply(enter, [Semaphore(1)])
        except RuntimeError as error:
            print("by a task:", "through inheritance" in str(error))
    sys.stdout.flush()
    os._exit(0)  # threads wait for ever
