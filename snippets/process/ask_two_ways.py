"""The system and Python do not always agree who the parent is."""

import os
from multiprocessing import (
    Process,
    get_all_start_methods,
    parent_process,
    set_start_method,
)


def print_row(method, main_program):
    told = parent_process().pid
    print(
        f"{method:12}  {main_program:<12}  {os.getppid():<12}  {told}"
    )


if __name__ == "__main__":
    print(
        "Start method  Main program  os.getppid()  parent_process().pid"
    )
    for method in get_all_start_methods():
        set_start_method(method, force=True)
        child = Process(target=print_row, args=(method, os.getpid()))
        child.start()
        child.join()
