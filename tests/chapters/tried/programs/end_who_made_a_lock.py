import multiprocessing
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from typing import Any


def keep_a_lock(told: Connection) -> None:
    lock = multiprocessing.get_context(sys.argv[1]).Lock()
    told.send("made")
    time.sleep(60)
    print(lock)


if __name__ == "__main__":
    if sys.argv[1] in multiprocessing.get_all_start_methods():
        context: Any = multiprocessing.get_context(sys.argv[1])
        here, there = context.Pipe()
        child = context.Process(target=keep_a_lock, args=(there,))
        child.start()
        here.recv()
        child.terminate()
        child.join()
    else:
        command = [sys.executable, __file__, multiprocessing.get_start_method()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print("ends well:", done.returncode == 0)
        print("leaked 1:", "There appear to be 1 leaked semaphore objects" in done.stderr)
