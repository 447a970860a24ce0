from math import isqrt

from tests.snippets.conftest import RunSnippet

FIRST, LAST = 1_000_000_000, 1_000_010_000


def count_by_a_sieve() -> int:
    """Count by another method: cross out the multiples of every small number."""
    prime = bytearray([1]) * (LAST - FIRST)
    for divisor in range(2, isqrt(LAST) + 1):
        start = -FIRST % divisor
        prime[start::divisor] = bytes(len(range(start, len(prime), divisor)))
    return sum(prime)


def test_all_primes_are_found(run: RunSnippet) -> None:
    assert run("concurrency/count_primes").lines == [f"{count_by_a_sieve()} are prime"]
