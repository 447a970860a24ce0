"""An initializer gives every worker of a pool what it needs, once."""

import sys
from multiprocessing import get_context
from typing import Any

vowels: str


def set_vowels(letters: str) -> None:
    """Set the global variable of this worker, before any task."""
    global vowels
    vowels = letters


def count_vowels(word: str) -> int:
    """Use the global variable that the initializer has set."""
    return sum(letter in vowels for letter in word)


def main() -> None:
    """Count in a pool, by the start method named or by the default."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    with context.Pool(2, set_vowels, ("aeiou",)) as pool:
        print(pool.map(count_vowels, ["fork", "server", "spawned"]))


if __name__ == "__main__":
    main()
