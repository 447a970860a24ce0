"""One name for the function and the process: only fork allows it."""

import sys
from multiprocessing import current_process, get_context


def service() -> None:
    """Say who is serving."""
    print(f"{current_process().name}: serving")


if __name__ == "__main__":
    # fork, spawn or forkserver; with no argument, the default.
    context = get_context(sys.argv[1] if sys.argv[1:] else None)
    print("parent: start method", context.get_start_method())
    service = context.Process(name="service", target=service)
    service.start()
    service.join()
    print("parent: exit code", service.exitcode)
