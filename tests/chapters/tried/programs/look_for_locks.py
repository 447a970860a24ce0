import pickle
import queue
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from logging import StreamHandler
from typing import Any

HOLDERS: list[Any] = [
    queue.Queue(),
    threading.Event(),
    ProcessPoolExecutor(1),
    StreamHandler(),
    Future(),
]

if __name__ == "__main__":
    for holder in HOLDERS:
        try:
            pickle.dumps(holder)
        except TypeError as error:
            print(f"{type(holder).__name__}: {error}")
