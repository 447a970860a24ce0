"""The first parameter of Process is not the target."""

from multiprocessing import Process


def greet(name: str) -> None:
    """Say hello: no child gets this far."""
    print("child: hello,", name)


def main() -> None:
    """Leave out the parameters' names."""
    child = Process(greet, ("Ada",))
    child.start()
    child.join()


if __name__ == "__main__":
    main()
