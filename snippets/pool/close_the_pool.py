"""After close and join each result is there, even after the block."""

import time
from multiprocessing import Pool


def work() -> str:
    """Take a moment, as real work would."""
    time.sleep(0.5)
    print("worker: done", flush=True)
    return "done"


def main() -> None:
    """Take no more tasks, wait for those handed in, then leave."""
    with Pool(processes=1) as pool:
        result = pool.apply_async(work)
        pool.close()
        pool.join()
        print("parent: leaves the block")
    print("parent: asks for the result")
    print("parent: got", result.get(timeout=1.0))


if __name__ == "__main__":
    main()
