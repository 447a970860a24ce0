"""One name for the function and the process: only fork allows it."""

import sys
from multiprocessing import Process, current_process, set_start_method


def service():
    print(f"{current_process().name}: serving")


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    service = Process(name="mail service", target=service)
    service.start()
    service.join()
    print("parent: exit code", service.exitcode)
