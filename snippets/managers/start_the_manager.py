"""A manager makes a list once it has been started."""

from multiprocessing.managers import SyncManager

if __name__ == "__main__":
    manager = SyncManager()
    manager.start()
    names = manager.list(["Ada"])
    print("parent:", names)
    manager.shutdown()
