# /// script
# requires-python = ">=3.11"
# dependencies = ["python-flint"]
# ///
"""FLINT computes π, with as many threads of its own as you allow."""

from flint import arb, ctx

GUARD = 20  # digits beyond those asked for, cut off at the end


def compute_pi(digits, threads):
    ctx.cleanup()  # or a second call would find π ready
    ctx.threads = threads
    ctx.dps = digits + GUARD
    text = arb.pi().str(digits + GUARD, radius=False)
    return text[: digits + 2]


if __name__ == "__main__":
    text = compute_pi(1_000_000, threads=2)
    print(f"{len(text) - 2} digits: {text[:12]}...{text[-10:]}")
