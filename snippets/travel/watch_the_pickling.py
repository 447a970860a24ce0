"""An object says when it is pickled, on each of three ways."""

import os
import sys
from multiprocessing import get_context
from typing import Any


class Parcel:
    """Says when it is turned into bytes, and when it is made again."""

    def __init__(self) -> None:
        """Start with something inside."""
        self.inside = "tea"

    def __getstate__(self) -> dict[str, Any]:
        """Return what is to be pickled, and who pickled it."""
        print("  pickled", flush=True)
        return {"inside": self.inside, "process": os.getpid()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what was pickled, perhaps by another process."""
        elsewhere = state["process"] != os.getpid()
        print("  unpickled in another process:", elsewhere, flush=True)
        self.inside = state["inside"]


def look(parcel: Parcel) -> None:
    """Look into a parcel that came as an argument."""
    print("  child has", parcel.inside, flush=True)


def look_into_next(queue: Any) -> None:
    """Look into a parcel that comes through a queue."""
    look(queue.get())


def main() -> None:
    """Send a parcel as an argument, as a task, and through a queue."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)

    print("argument of a Process", flush=True)
    child = context.Process(target=look, args=(Parcel(),))
    child.start()
    child.join()

    print("task of a Pool", flush=True)
    with context.Pool(processes=1) as pool:
        pool.apply(look, (Parcel(),))

    print("item of a Queue", flush=True)
    queue = context.Queue()
    child = context.Process(target=look_into_next, args=(queue,))
    child.start()
    queue.put(Parcel())
    child.join()


if __name__ == "__main__":
    main()
