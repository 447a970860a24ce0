"""Three different computations run at once, each in its own process."""

from multiprocessing import Process


def sum_squares(limit: int) -> None:
    """Add up the squares of the numbers below the limit."""
    total = sum(number * number for number in range(limit))
    print(f"squares below {limit} add up to {total}")


def count_primes(limit: int) -> None:
    """Count the prime numbers below the limit with a sieve."""
    prime = bytearray([0, 0]) + bytearray([1]) * (limit - 2)
    for number in range(2, limit):
        if prime[number]:
            for multiple in range(number * number, limit, number):
                prime[multiple] = 0
    print(f"primes below {limit}: {sum(prime)}")


def find_longest_flight(limit: int) -> None:
    """Find the start below the limit with the longest Collatz walk."""
    best, longest = 1, 0
    for start in range(1, limit):
        number, steps = start, 0
        while number != 1:
            number = 3 * number + 1 if number % 2 else number // 2
            steps += 1
        if steps > longest:
            best, longest = start, steps
    print(f"longest walk below {limit}: {longest} steps from {best}")


def main() -> None:
    """Start one process for each computation, then wait for all."""
    works = [
        Process(target=sum_squares, args=(300_000,)),
        Process(target=count_primes, args=(200_000,)),
        Process(target=find_longest_flight, args=(4_000,)),
    ]
    for work in works:
        work.start()
    for work in works:
        work.join()


if __name__ == "__main__":
    main()
