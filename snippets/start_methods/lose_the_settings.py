"""Settings made under the guard: a new Python has the old ones."""

import logging
import os
from multiprocessing import Process, set_start_method

verbose = False


def tell(who):
    level = logging.getLevelName(logging.getLogger().level)
    mode = os.environ.get("MODE")
    print(f"{who}: verbose={verbose}, log level {level}, MODE={mode}")


def start_and_join():
    child = Process(target=tell, args=("child",))
    child.start()
    child.join()


if __name__ == "__main__":
    set_start_method("forkserver")
    start_and_join()
    verbose = True  # such as a choice on the command line
    logging.basicConfig(level=logging.INFO)
    os.environ["MODE"] = "fast"
    tell("parent")
    start_and_join()
