"""With target=greet(...) the parent greets; the child does nothing."""

from multiprocessing import Process, current_process


def greet(name: str) -> None:
    """Say hello, and in which process."""
    print(f"{current_process().name}: hello, {name}")


def main() -> None:
    """Call the function where it should only be named."""
    child = Process(target=greet("Ada"))
    print(f"{current_process().name}: starts the child")
    child.start()
    child.join()
    print(f"{current_process().name}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
