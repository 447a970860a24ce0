"""What is defined under the guard exists in forked children alone."""

import sys
from multiprocessing import get_context
from typing import Any


def count_vowels(word: str) -> int:
    """Use a global variable that this function never received."""
    return sum(letter in VOWELS for letter in word)


def main() -> None:
    """Count in a pool, by the start method named or by the default."""
    method = sys.argv[1] if len(sys.argv) > 1 else None
    context: Any = get_context(method)
    with context.Pool(2) as pool:
        print(pool.map(count_vowels, ["fork", "server", "spawned"]))


if __name__ == "__main__":
    VOWELS = "aeiou"
    main()
