"""Four children each send a number; the parent takes what comes."""

import random
import time
from multiprocessing import Process, Queue


def draw(child, numbers):
    number = random.randint(1, 100)
    time.sleep(number / 250)  # stands for work
    numbers.put((child, number))


if __name__ == "__main__":
    numbers = Queue()
    children = [
        Process(target=draw, args=(n, numbers)) for n in range(4)
    ]
    for child in children:
        child.start()
    for _ in children:
        sender, number = numbers.get()
        print("parent: child", sender, "drew", number)
    for child in children:
        child.join()
    print("parent: all joined")
