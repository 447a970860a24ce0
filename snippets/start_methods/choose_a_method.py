"""The default start method, and one call that chooses another."""

from multiprocessing import (
    Process,
    get_all_start_methods,
    get_start_method,
    set_start_method,
)


def tell_method(who):
    print(f"{who}, {__name__}: {get_start_method()}")


if __name__ == "__main__":
    print("default first:", *get_all_start_methods())
    set_start_method("spawn")
    tell_method("parent")
    child = Process(target=tell_method, args=("child",))
    child.start()
    child.join()
