# /// script
# requires-python = ">=3.11"
# dependencies = ["gmpy2", "mpmath"]
# ///
"""mpmath computes π on top of gmpy2, and converts it to text."""

import mpmath
from mpmath.libmp.libelefun import pi_fixed

GUARD = 20  # digits beyond those asked for, cut off at the end


def forget_pi():  # or a second call would find it ready
    for cell in pi_fixed.__closure__:
        cell.cell_contents.memo_prec = -1


def compute_pi(digits):
    forget_pi()
    with mpmath.workdps(digits + GUARD):
        text = mpmath.nstr(+mpmath.pi, digits + GUARD)
    return text[: digits + 2]


if __name__ == "__main__":
    text = compute_pi(1_000_000)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")
