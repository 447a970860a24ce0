import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, wait

STOPS = sys.version_info[:3] in ((3, 11, 7), (3, 12, 1), (3, 13, 0))

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as unlimited:
        print("without a limit:", len(list(unlimited.map(abs, range(6)))))
    executor = ProcessPoolExecutor(1, context, max_tasks_per_child=2)
    futures = [executor.submit(abs, number) for number in range(6)]
    done, waiting = wait(futures, timeout=5 if STOPS else 30)
    while STOPS and multiprocessing.active_children():
        time.sleep(0.05)
    as_said = (2, 4) if STOPS else (6, 0)
    print("as the page says of this Python:", (len(done), len(waiting)) == as_said, flush=True)
    os._exit(0)
