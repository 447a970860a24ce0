"""A queue reaches each worker when the worker is started."""

from multiprocessing import Pool, Queue

kept = {}


def keep(notes):
    kept["notes"] = notes


def note(number):
    kept["notes"].put(f"did {number}")


if __name__ == "__main__":
    notes = Queue()
    with Pool(1, initializer=keep, initargs=(notes,)) as pool:
        pool.map(note, [1, 2])
        print(notes.get(), notes.get(), sep="\n")
