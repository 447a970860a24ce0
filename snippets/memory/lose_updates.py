"""Three children read the same number, so two updates are lost."""

import time
from multiprocessing import Process, Value


def add_one(counter):
    number = counter.value
    time.sleep(0.5)  # makes the gap wide enough to see
    counter.value = number + 1
    print(f"child: read {number}, wrote {number + 1}")


if __name__ == "__main__":
    counter = Value("i", 0)
    children = [
        Process(target=add_one, args=(counter,)) for _ in range(3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(f"parent: {counter.value} of 3")
