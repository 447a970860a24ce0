"""A task that crashes in a worker process ends that process alone."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def main():
    with ProcessPoolExecutor(1) as executor:
        error = executor.submit(os._exit, 7).exception()
        print("program goes on after", type(error).__name__)


if __name__ == "__main__":
    program = Process(target=main)
    program.start()
    program.join()
    print("exit code of the program:", program.exitcode)
