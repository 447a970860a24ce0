"""A task that crashes in an interpreter ends the whole program."""

import os
from concurrent.futures import InterpreterPoolExecutor
from multiprocessing import Process


def main():
    with InterpreterPoolExecutor(1) as executor:
        error = executor.submit(os._exit, 7).exception()
        print("program goes on after", type(error).__name__)


if __name__ == "__main__":
    program = Process(target=main)
    program.start()
    program.join()
    print("exit code of the program:", program.exitcode)
