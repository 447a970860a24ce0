"""One of three tasks fails, and nobody hears of it."""

from multiprocessing import Pool


def save(price):
    if price < 0:
        raise ValueError(f"no price: {price}")
    print("worker: saved", price, flush=True)


if __name__ == "__main__":
    with Pool(1) as pool:
        for price in [5, -3, 8]:
            pool.apply_async(save, [price])
        pool.close()
        pool.join()
    print("parent: all saved")
