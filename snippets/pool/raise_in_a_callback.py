"""A callback raises, and the parent waits for ever."""

from multiprocessing import Pool


def use(number):
    print(f"parent: 100 / {number} is {100 / number}", flush=True)


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(int, ["0"], callback=use)
        print("parent:", result.get())
