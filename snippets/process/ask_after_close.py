"""After close(), the process object answers nothing any more."""

from multiprocessing import Process


def work():
    print("child: working")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
    child.close()
    print("parent: closed")
    print("parent: exit code", child.exitcode)
