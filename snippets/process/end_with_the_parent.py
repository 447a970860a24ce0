"""At its exit, the parent ends the daemon and waits for the other."""

import time
from multiprocessing import Process


def work(name, seconds):
    time.sleep(seconds)
    print(f"{name}: finished")


if __name__ == "__main__":
    child = Process(target=work, args=("child", 0.3))
    daemon = Process(target=work, args=("daemon", 60), daemon=True)
    child.start()
    daemon.start()
    print("parent: last line")
