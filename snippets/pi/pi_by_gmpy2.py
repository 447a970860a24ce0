# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2"]
# ///
"""gmpy2 computes π by its own function, and converts it to text."""

import math
import sys

import gmpy2

GUARD = 20  # digits beyond those asked for, cut off at the end


def compute_pi(digits: int) -> str:
    """Return π with so many digits after the point."""
    gmpy2.free_cache()  # forget the π of an earlier call
    bits = math.ceil((digits + GUARD) * math.log2(10))
    with gmpy2.context(precision=bits):
        text = gmpy2.const_pi().digits(10, digits + GUARD)[0]
    return f"{text[0]}.{text[1 : digits + 1]}"


def main() -> None:
    """Compute the digits, and show the first and the last of them."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    text = compute_pi(digits)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
