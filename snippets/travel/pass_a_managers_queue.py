"""A manager's queue can be the argument of a task."""

from multiprocessing import Manager, Pool


def note(number, notes):
    notes.put(f"did {number}")


if __name__ == "__main__":
    notes = Manager().Queue()
    with Pool(1) as pool:
        pool.starmap(note, [(1, notes), (2, notes)])
        print(notes.get(), notes.get(), sep="\n")
