from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Pool
from typing import Any

pickled: list[Any] = []


class Large:
    def __reduce__(self) -> tuple[Any, ...]:
        pickled.append(self)
        return Large, ()


def look(large: Large, number: int) -> int:
    return number


if __name__ == "__main__":
    call = partial(look, Large())
    with Pool(2) as pool:
        pool.map(call, range(100))
        print("map:", len(pickled))
        pickled.clear()
        list(pool.imap(call, range(100)))
        print("imap:", len(pickled))
    pickled.clear()
    with ProcessPoolExecutor(2) as executor:
        list(executor.map(call, range(100)))
    print("executor:", len(pickled))
