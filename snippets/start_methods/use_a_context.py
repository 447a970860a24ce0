"""A context chooses a start method for some processes, not for all."""

from multiprocessing import (
    current_process,
    get_all_start_methods,
    get_context,
    get_start_method,
)
from typing import Any


def square(number: int, answers: Any) -> None:
    """Put the square, and the name under which the file runs here."""
    name = current_process().name
    answers.put(f"{name}, {__name__}: {number**2}")


def square_in_a_child(number: int, method: str) -> str:
    """Take the process and the queue from one and the same context."""
    context: Any = get_context(method)
    answers = context.Queue()
    child = context.Process(target=square, args=(number, answers))
    child.start()
    answer: str = answers.get()
    child.join()
    return answer


def main() -> None:
    """Use each method in turn, then look at the default again."""
    default = get_start_method()
    for method in sorted(get_all_start_methods()):
        print(f"{method}:", square_in_a_child(3, method))
    print("default unchanged:", get_start_method() == default)


if __name__ == "__main__":
    main()
