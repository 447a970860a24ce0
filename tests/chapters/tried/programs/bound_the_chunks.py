from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    read: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(200):
            read.append(number)
            yield number

    with ProcessPoolExecutor(2) as executor:
        results = executor.map(abs, numbers(), buffersize=4, chunksize=10)  # type: ignore[call-arg, unused-ignore]
        print("read:", len(read))
        next(results)
        print("read after one result:", len(read))
    print("read in the end:", len(read))
