"""A fork that comes before the first thread gives no warning."""

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
    child = Process(target=say_hello)
    child.start()
    threading.Thread(target=stop.wait).start()
    child.join()
    stop.set()
    print("parent: exit code", child.exitcode)
