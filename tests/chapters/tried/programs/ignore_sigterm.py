import os
import signal
from multiprocessing import Event, Pool
from multiprocessing.synchronize import Event as EventType
from threading import Thread

given: list[EventType] = []


def prepare(*events: EventType) -> None:
    given.extend(events)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def task() -> None:
    began, go_on = given
    began.set()
    go_on.wait()


if __name__ == "__main__":
    events = Event(), Event()
    pool = Pool(1, prepare, events)
    done = pool.apply_async(task)
    events[0].wait()
    end = Thread(target=pool.terminate, daemon=True)
    end.start()
    end.join(0.5)
    print("while the task runs:", end.is_alive())
    events[1].set()
    end.join(1)
    print("after the task:", end.is_alive(), flush=True)
    for child in pool._pool:  # type: ignore[attr-defined]
        child.kill()
    os._exit(0)
