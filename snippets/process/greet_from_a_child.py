"""The same function greets twice: from the parent and from a child."""

from multiprocessing import Process, current_process


def greet(name: str) -> None:
    """Say hello, and in which process."""
    print(f"{current_process().name}: hello, {name}")


def main() -> None:
    """Call the function here, then have a child call it."""
    greet("Ada")
    child = Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    print(f"{current_process().name}: the child has ended")


if __name__ == "__main__":
    main()
