"""After Ctrl-C, an executor goes on with all tasks that are left."""

import time
from concurrent.futures import ProcessPoolExecutor


def work(task):
    time.sleep(0.2)
    print(f"worker: in the middle of task {task}", flush=True)
    time.sleep(0.2)
    print(f"worker: task {task} done", flush=True)


if __name__ == "__main__":
    try:
        with ProcessPoolExecutor(1) as executor:
            futures = [executor.submit(work, n) for n in range(1, 6)]
            for future in futures:
                future.result()
    except KeyboardInterrupt:
        print("parent: Ctrl-C")
