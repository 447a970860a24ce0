"""terminate() does not wait: only after join() is no child alive."""

import time
from multiprocessing import Process

CHILDREN = 5


def work() -> None:
    """Work for a minute."""
    time.sleep(60)


def main() -> None:
    """Terminate several children, and ask each of them twice."""
    at_once = joined = 0
    for _ in range(CHILDREN):
        child = Process(target=work)
        child.start()
        child.terminate()
        at_once += child.is_alive()
        child.join()
        joined += child.is_alive()
    print(f"alive right after terminate(): {at_once} of {CHILDREN}")
    print(f"alive after join():            {joined} of {CHILDREN}")


if __name__ == "__main__":
    main()
