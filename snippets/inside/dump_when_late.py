"""A task that takes too long prints the line where it stands."""

import faulthandler
import multiprocessing
from threading import Event


def ask(server):
    answer = Event()
    if server == "east":
        answer.set()
    answer.wait()
    return f"{server} answers"


def watch(server):
    faulthandler.dump_traceback_later(0.5)
    try:
        return ask(server)
    finally:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    with multiprocessing.Pool(1) as pool:
        print("parent:", pool.apply(watch, ["east"]), flush=True)
        late = pool.apply_async(watch, ["west"])
        try:
            print("parent:", late.get(timeout=2))
        except multiprocessing.TimeoutError:
            print("parent: no answer from west")
