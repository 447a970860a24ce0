"""Processes that have ended and are kept use up the open files."""

from multiprocessing import Process
from resource import RLIMIT_NOFILE, getrlimit, setrlimit


def work():
    pass


if __name__ == "__main__":
    Process(target=work).start()  # and what a start method needs
    soft, hard = getrlimit(RLIMIT_NOFILE)
    setrlimit(RLIMIT_NOFILE, (24, hard))  # in place of 1024 or so
    try:
        children = []
        for _ in range(24):
            child = Process(target=work)
            child.start()
            child.join()
            children.append(child)
        print("parent: processes run:", len(children))
    finally:
        setrlimit(RLIMIT_NOFILE, (soft, hard))
