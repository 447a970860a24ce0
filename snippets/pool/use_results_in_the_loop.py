"""What a callback did is done by the parent, which may raise."""

from multiprocessing import Pool


def use(number):
    print(f"parent: 100 / {number} is {100 / number}", flush=True)


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(int, ["0"])
        try:
            use(result.get())
        except ZeroDivisionError:
            print("parent: cannot divide by", result.get())
