"""A text that is longer than its slot is refused."""

from multiprocessing.shared_memory import ShareableList

if __name__ == "__main__":
    names = ShareableList(["Ada", "Grace"])
    try:
        for name in ["Adele", "Adelaide", "Alexandra"]:
            names[0] = name
            print("stored", names[0])
    finally:
        names.shm.close()
        names.shm.unlink()
