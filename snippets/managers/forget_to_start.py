"""A manager that was made, and not started, makes no list."""

from multiprocessing.managers import SyncManager

if __name__ == "__main__":
    manager = SyncManager()
    names = manager.list(["Ada"])
    print("parent:", names)
    manager.shutdown()
