"""A queue brings back what a child's return value does not."""

from multiprocessing import Process, Queue


def square(number, results):
    results.put(number * number)
    return number * number  # nobody gets this


if __name__ == "__main__":
    results = Queue()
    child = Process(target=square, args=(7, results))
    child.start()
    print("parent: got", results.get())
    child.join()
