"""A function that takes longer than its limit is ended."""

import time
from multiprocessing import Process


def run_with_limit(limit, function, *args):
    child = Process(target=function, args=args)
    child.start()
    child.join(limit)
    if child.is_alive():
        child.terminate()
        child.join()
        return "ended at its limit"
    return f"exit code {child.exitcode}"


if __name__ == "__main__":
    print("0.1 s:", run_with_limit(5, time.sleep, 0.1))
    print("60 s:", run_with_limit(0.5, time.sleep, 60))
