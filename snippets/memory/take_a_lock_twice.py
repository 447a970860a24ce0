"""A child that takes a plain Lock twice waits for itself, forever."""

from multiprocessing import Array, Lock, Process, Value


def arrive(number, count, arrivals):
    with count.get_lock():
        arrivals[count.value] = number
        count.value += 1


if __name__ == "__main__":
    lock = Lock()
    count = Value("i", 0, lock=lock)
    arrivals = Array("i", 6, lock=lock)
    children = [
        Process(target=arrive, args=(number, count, arrivals))
        for number in range(1, 7)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("arrivals:", arrivals[:])
