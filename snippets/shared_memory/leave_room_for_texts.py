"""A slot that was made for a long text holds every shorter one."""

from multiprocessing.shared_memory import ShareableList

ROOM = " " * 40

if __name__ == "__main__":
    names = ShareableList([ROOM, ROOM])
    try:
        for name in ["Adele", "Adelaide", "Alexandra"]:
            names[0] = name
            print("stored", names[0])
    finally:
        names.shm.close()
        names.shm.unlink()
