"""A ShareableList gives back the whole text, kept as bytes."""

from multiprocessing.shared_memory import ShareableList

NAMES = ["Delta", "Δέλτα"]

if __name__ == "__main__":
    names = ShareableList([name.encode() for name in NAMES])
    print(names[0].decode())
    print(names[1].decode())
    names.shm.close()
    names.shm.unlink()
