"""While the workers are busy, imap reads what the pipe can hold."""

import time
from multiprocessing import Pool


def make_items(size, read):
    for number in range(300):
        read.append(number)
        yield number, bytes(size)


def work(item):
    number, _ = item
    if number < 8:
        time.sleep(0.2)


if __name__ == "__main__":
    print("Bytes of an item  Items read of 300")
    for size in [10, 1_000, 100_000]:
        read = []
        with Pool(2) as pool:
            results = pool.imap(work, make_items(size, read))
            next(results)
            print(f"{size:<16,}  {len(read)}")
            for _ in results:
                pass  # to end with a full pipe hangs now and then
