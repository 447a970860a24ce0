"""Two halves of a chain both give the value of its middle."""

from multiprocessing import Process


def walk(who, steps):
    number = 1
    for _ in range(steps):
        number = (number * number + 1) % 2147483647
    print(f"{who}: after {steps} steps from 1: {number}")


if __name__ == "__main__":
    walk("parent", 1000)
    halves = [
        Process(target=walk, args=("child", 500)) for _ in range(2)
    ]
    for half in halves:
        half.start()
    for half in halves:
        half.join()
