"""A name given after start() stays in the parent."""

import time
from multiprocessing import Process, current_process


def work() -> None:
    """Say who is working, long after the parent changed the name."""
    time.sleep(0.3)
    print("child: my name is", current_process().name)


def main() -> None:
    """Rename a child that already runs."""
    child = Process(name="early", target=work)
    child.start()
    child.name = "late"
    child.join()
    print("parent: its name is", child.name)


if __name__ == "__main__":
    main()
