"""Four counts, one after another."""


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    print(f"below {limit}: {total}")


def count_four_times(limit):
    for _ in range(4):
        count(limit)


if __name__ == "__main__":
    count_four_times(4_000_000)
