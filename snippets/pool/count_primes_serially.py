"""One process counts the primes from 1,000,000 to 1,200,000."""

from math import isqrt

STARTS = range(1_000_000, 1_200_000, 10_000)


def count_primes(start):
    count = 0
    for number in range(start, start + 10_000):
        divisors = range(2, isqrt(number) + 1)
        if all(number % divisor for divisor in divisors):
            count += 1
    return count


if __name__ == "__main__":
    counts = list(map(count_primes, STARTS))
    print(len(counts), "parts,", sum(counts), "primes")
