"""A loop that ends when the queue is empty ends before the messages."""

import time
from multiprocessing import Process, Queue


def put(number, numbers):
    time.sleep(0.5)  # stands for work
    numbers.put(number)


if __name__ == "__main__":
    numbers = Queue()
    children = [
        Process(target=put, args=(n, numbers)) for n in range(4)
    ]
    for child in children:
        child.start()

    early = []
    while not numbers.empty():
        early.append(numbers.get())
    print("until empty() said so:", len(early), "of 4")

    late = [numbers.get() for _ in range(4 - len(early))]
    for child in children:
        child.join()
    print("as many as were sent: ", len(early) + len(late), "of 4")
