"""A ShareableList gives back a part of a text, without an error."""

from multiprocessing.shared_memory import ShareableList

NAMES = ["Delta", "Δέλτα"]

if __name__ == "__main__":
    names = ShareableList(NAMES)
    print(names[0])
    print(names[1])
    names.shm.close()
    names.shm.unlink()
