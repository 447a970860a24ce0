# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2", "mpmath"]
# ///
"""mpmath computes π on top of gmpy2, and converts it to text."""

import sys

import mpmath
from mpmath.libmp.libelefun import pi_fixed

GUARD = 20  # digits beyond those asked for, cut off at the end


def forget_pi() -> None:
    """Make mpmath forget the π of an earlier call."""
    for cell in pi_fixed.__closure__ or ():
        cell.cell_contents.memo_prec = -1


def compute_pi(digits: int) -> str:
    """Return π with so many digits after the point."""
    forget_pi()
    with mpmath.workdps(digits + GUARD):
        text: str = mpmath.nstr(+mpmath.pi, digits + GUARD)
    return text[: digits + 2]


def main() -> None:
    """Compute the digits, and show the first and the last of them."""
    digits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    text = compute_pi(digits)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")


if __name__ == "__main__":
    main()
