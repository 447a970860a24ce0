"""An error at the top of the file, which only an import meets."""

from multiprocessing import Process, set_start_method

if __name__ != "__main__":
    raise ValueError("not meant to be imported")


def say_hello():
    print("child: hello")


if __name__ == "__main__":
    set_start_method("forkserver")
    child = Process(target=say_hello)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
