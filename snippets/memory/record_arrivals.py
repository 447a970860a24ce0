"""One lock guards a counter and an array that must fit together."""

from multiprocessing import Array, Process, RLock, Value


def arrive(number, count, arrivals):
    with count.get_lock():
        arrivals[count.value] = number
        count.value += 1


if __name__ == "__main__":
    lock = RLock()
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
