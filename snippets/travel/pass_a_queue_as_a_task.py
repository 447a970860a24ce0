"""A queue cannot be the argument of a task."""

from multiprocessing import Pool, Queue
from typing import Any


def note(number: int, notes: Any) -> None:
    """Put a note into the queue."""
    notes.put(f"did {number}")


def main() -> None:
    """Send a queue along with each task: the mistake."""
    notes: Any = Queue()
    with Pool(processes=1) as pool:
        pool.starmap(note, [(1, notes), (2, notes)])
        print(notes.get(), notes.get(), sep="\n")


if __name__ == "__main__":
    main()
