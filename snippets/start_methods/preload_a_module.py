"""Children of a fork server have what the server has imported."""

import importlib
import sys
import time
from multiprocessing import (
    Process,
    set_forkserver_preload,
    set_start_method,
)


def import_asyncio():
    print("asyncio is there:", "asyncio" in sys.modules)
    begin = time.perf_counter()
    importlib.import_module("asyncio")
    ms = 1000 * (time.perf_counter() - begin)
    print(f"its import took {ms:.2f} ms")


if __name__ == "__main__":
    set_start_method("forkserver")
    if sys.argv[1:] != ["without"]:
        set_forkserver_preload(["__main__", "asyncio"])
    child = Process(target=import_asyncio)
    child.start()
    child.join()
