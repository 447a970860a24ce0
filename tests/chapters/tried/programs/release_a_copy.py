from multiprocessing import Process
from threading import Lock

lock = Lock()

if __name__ == "__main__":
    lock.acquire()
    child = Process(target=lock.release)
    child.start()
    child.join()
    print("released by the child:", child.exitcode == 0, "locked:", lock.locked())
