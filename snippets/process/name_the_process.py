"""The function and the process have a name each: both can travel."""

import sys
from multiprocessing import Process, current_process, set_start_method


def service():
    print(f"{current_process().name}: serving")


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    server = Process(name="mail service", target=service)
    server.start()
    server.join()
    print("parent: exit code", server.exitcode)
