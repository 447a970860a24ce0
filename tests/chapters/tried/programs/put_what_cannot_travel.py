import queue
from multiprocessing import Process, Queue
from typing import Any


def answer(results: Any) -> None:
    results.put(lambda: 1)


if __name__ == "__main__":
    results: Any = Queue()
    child = Process(target=answer, args=(results,))
    child.start()
    child.join()
    try:
        results.get(timeout=0.5)
    except queue.Empty:
        print("nothing came, exit code", child.exitcode)
