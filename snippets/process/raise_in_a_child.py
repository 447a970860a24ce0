"""A child's exception is printed, and its parent catches nothing."""

from multiprocessing import Process


def divide(number):
    print("child: 1 /", number, "is", 1 / number)


if __name__ == "__main__":
    child = Process(target=divide, args=(0,))
    try:
        child.start()
        child.join()
    except ZeroDivisionError:
        print("parent: caught it")
    else:
        print("parent: nothing to catch, exit code", child.exitcode)
