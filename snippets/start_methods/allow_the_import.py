"""The top of the file allows an import by a child."""

from multiprocessing import Process, set_start_method

if __name__ not in ("__main__", "__mp_main__"):
    raise ValueError("not meant to be imported")


def say_hello():
    print("child: hello")


if __name__ == "__main__":
    set_start_method("forkserver")
    child = Process(target=say_hello)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
