"""A library starts a process of a context, then a program chooses."""

from multiprocessing import get_context, set_start_method


def call_a_library():
    context = get_context("spawn")
    child = context.Process(target=print, args=("child of a library",))
    child.start()
    child.join()


if __name__ == "__main__":
    call_a_library()
    set_start_method("spawn")
    print("parent: chose spawn after the library's child")
