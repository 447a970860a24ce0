"""How long a child that does nothing takes, from start to end."""

import sys
import time
from multiprocessing import Process, set_start_method


def do_nothing():
    pass


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    for which in ("first", "second"):
        begin = time.perf_counter()
        child = Process(target=do_nothing)
        child.start()
        child.join()
        ms = 1000 * (time.perf_counter() - begin)
        print(f"{which} child: {ms:.1f} ms")
