import multiprocessing
import os
import threading
from multiprocessing import Pool, TimeoutError  # noqa: A004


def fail(_: int) -> None:
    raise KeyError("teapot")


if __name__ == "__main__":
    told: list[str] = []
    threading.excepthook = lambda args: told.append(args.exc_type.__name__)
    pool = Pool(2)
    for callback in (fail, None):
        try:
            print(pool.apply_async(abs, (-2,), callback=callback).get(timeout=1))
        except TimeoutError:
            print("waits")
    print("told:", told, flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
