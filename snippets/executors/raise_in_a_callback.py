"""A callback's error is logged, and the program goes on."""

from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


def save(future):
    raise OSError(f"no room for {future.result()}")


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(square, 7)
        future.add_done_callback(save)
    print("parent: result", future.result(), flush=True)
