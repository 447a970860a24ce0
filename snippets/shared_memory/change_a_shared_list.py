"""A child changes items of a list that lies in shared memory."""

from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList


def sell(stock):
    stock[1] -= 2
    stock[2] = None
    stock[3] = "few left"
    stock.shm.close()


if __name__ == "__main__":
    stock = ShareableList(["pears", 5, 1.25, "fresh"])
    child = Process(target=sell, args=(stock,))
    child.start()
    child.join()
    print("parent:", list(stock))
    stock.shm.close()
    stock.shm.unlink()
