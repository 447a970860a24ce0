"""Under the lock nobody sees a coin that is in neither purse."""

import time
from multiprocessing import Array, Process


def move(purses):
    with purses.get_lock():
        purses[0] -= 1
        time.sleep(0.3)  # now the coin is in neither purse
        purses[1] += 1


if __name__ == "__main__":
    purses = Array("i", [50, 50])
    totals = set()
    child = Process(target=move, args=(purses,))
    child.start()
    while child.is_alive():
        with purses.get_lock():
            totals.add(purses[0] + purses[1])
        time.sleep(0.01)
    print("totals seen:", sorted(totals))
    print("purses:", purses[:])
