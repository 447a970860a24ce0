import multiprocessing
import os
import signal
import time
from multiprocessing import Pool
from threading import Thread


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    pool = Pool(2)
    before = {each.pid for each in pool._pool}  # type: ignore[attr-defined]
    lost = pool.apply_async(be_killed)
    now = before
    while len(now - before) != 1 or len(now) != len(before):
        time.sleep(0.05)
        now = {each.pid for each in pool._pool}  # type: ignore[attr-defined]
    print("workers:", len(now), "new:", len(now - before))
    try:
        lost.get(timeout=0.5)
    except multiprocessing.TimeoutError:
        print("no result")
    pool.close()
    end = Thread(target=pool.join, daemon=True)
    end.start()
    end.join(1)
    print("join waits:", end.is_alive(), flush=True)
    for child in pool._pool:  # type: ignore[attr-defined]
        child.kill()
    os._exit(0)
