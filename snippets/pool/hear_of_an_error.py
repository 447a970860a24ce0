"""One of three tasks fails, and the parent hears of it."""

from multiprocessing import Pool


def save(price):
    if price < 0:
        raise ValueError(f"no price: {price}")
    print("worker: saved", price, flush=True)


def report(error):
    print("parent:", error, flush=True)


if __name__ == "__main__":
    with Pool(1) as pool:
        for price in [5, -3, 8]:
            pool.apply_async(save, [price], error_callback=report)
        pool.close()
        pool.join()
