"""Nothing at the top of the file fails, so a child can import it."""

from multiprocessing import Process, set_start_method


def say_hello():
    print("child: hello")


if __name__ == "__main__":
    set_start_method("forkserver")
    child = Process(target=say_hello)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
