"""What a parent can know of a child, from first to last."""

import time
from multiprocessing import Process


def work(seconds: float) -> None:
    """Take some time."""
    time.sleep(seconds)


def report(moment: str, child: Process) -> None:
    """Print one row: what the parent can know of the child."""
    alive, code = str(child.is_alive()), str(child.exitcode)
    print(f"{moment:<22}  {alive:<10}  {code}")


def main() -> None:
    """Ask at every turn of a child's life."""
    print(f"{'moment':<22}  {'is_alive()':<10}  exitcode")
    child = Process(target=work, args=(0.3,))
    report("made, not started", child)
    child.start()
    report("started", child)
    child.join()
    report("ended and joined", child)

    other = Process(target=work, args=(60,))
    other.start()
    other.terminate()
    other.join()
    report("terminated and joined", other)


if __name__ == "__main__":
    main()
