"""A queue reaches each worker when the worker is started."""

from multiprocessing import Pool, Queue
from typing import Any

kept: dict[str, Any] = {}


def keep(notes: Any) -> None:
    """Keep the queue, in the worker, for all of its tasks."""
    kept["notes"] = notes


def note(number: int) -> None:
    """Put a note into the queue."""
    kept["notes"].put(f"did {number}")


def main() -> None:
    """Give the queue to the workers, and the numbers to the tasks."""
    notes: Any = Queue()
    with Pool(1, initializer=keep, initargs=(notes,)) as pool:
        pool.map(note, [1, 2])
        print(notes.get(), notes.get(), sep="\n")


if __name__ == "__main__":
    main()
