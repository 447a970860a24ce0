import os
import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def fork_and_crash(there: Connection) -> None:
    if os.fork() == 0:
        time.sleep(2)
        os._exit(0)
    os._exit(1)


if __name__ == "__main__":
    here, there = Pipe()
    child = Process(target=fork_and_crash, args=(there,))
    child.start()
    there.close()
    while child.exitcode is None:
        time.sleep(0.01)
    print("crashed, heard:", here.poll(0))
    try:
        here.recv()
    except EOFError:
        print("heard in the end")
