"""One CPU looks for primes among ten thousand large numbers."""

from math import isqrt

BLOCKS = range(1_000_000_000, 1_000_010_000, 500)


def count_primes(start):
    primes = 0
    for number in range(start, start + 500):
        divisors = range(2, isqrt(number) + 1)
        primes += all(number % divisor for divisor in divisors)
    return primes


if __name__ == "__main__":
    print(sum(map(count_primes, BLOCKS)), "are prime")
