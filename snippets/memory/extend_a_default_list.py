"""Two calls share a default list, two processes never do."""

from multiprocessing import Process


def collect(number: int, seen: list[int] = []) -> None:
    """Keep the number in the default list of this process."""
    seen.append(number)
    print(f"collect({number}): seen is {seen}")


def main() -> None:
    """Call twice in two children, then twice here."""
    for number in (1, 2):
        child = Process(target=collect, args=(number,))
        child.start()
        child.join()
    for number in (3, 4):
        collect(number)


if __name__ == "__main__":
    main()
