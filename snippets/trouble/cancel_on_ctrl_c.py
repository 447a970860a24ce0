"""After Ctrl-C, an executor drops the tasks that it still has."""

import time
from concurrent.futures import ProcessPoolExecutor


def work(task):
    time.sleep(0.2)
    print(f"worker: in the middle of task {task}", flush=True)
    time.sleep(0.2)
    print(f"worker: task {task} done", flush=True)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(work, n) for n in range(1, 6)]
        try:
            for future in futures:
                future.result()
        except KeyboardInterrupt:
            executor.shutdown(cancel_futures=True)
            print("parent: Ctrl-C")
