"""A function made inside another one cannot reach a worker."""

from multiprocessing import Pool


def convert_all(rate, amounts):
    def convert(amount):
        return rate * amount

    with Pool(2) as pool:
        return pool.map(convert, amounts)


if __name__ == "__main__":
    print(convert_all(3, [10, 20, 30]))
