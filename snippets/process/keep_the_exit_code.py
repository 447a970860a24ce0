"""What was read before close() can be used after it."""

from multiprocessing import Process


def work():
    print("child: working")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    exit_code = child.exitcode
    print("parent: exit code", exit_code)
    child.close()
    print("parent: closed")
    print("parent: exit code", exit_code)
