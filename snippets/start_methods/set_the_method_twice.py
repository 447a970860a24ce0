"""The start method of a program can be chosen only once."""

from multiprocessing import Process, set_start_method


def say_hello():
    print("child: hello")


def call_a_library():
    set_start_method("spawn")
    child = Process(target=say_hello)
    child.start()
    child.join()


if __name__ == "__main__":
    set_start_method("spawn")
    print("parent: chose spawn, calls the library")
    call_a_library()
