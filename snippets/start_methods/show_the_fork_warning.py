"""The warning about a fork beside threads shows only if asked for."""

import sys
import threading
import warnings
from multiprocessing import Process, set_start_method


def say_hello():
    print("child: hello")


if __name__ == "__main__":
    set_start_method("fork")
    if sys.argv[1:] == ["show"]:
        warnings.simplefilter("default")
    stop = threading.Event()
    threading.Thread(target=stop.wait).start()
    child = Process(target=say_hello)
    child.start()
    child.join()
    stop.set()
    print("parent: exit code", child.exitcode)
