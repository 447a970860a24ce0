import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    worker = executor.submit(os.getpid).result()
    time.sleep(0.5)  # until it waits for its next task
    os.kill(worker, signal.SIGINT)
    try:
        for _ in range(50):
            executor.submit(os.getpid).result()
            time.sleep(0.1)
        print("goes on")
    except BrokenProcessPool:
        print("is broken")
