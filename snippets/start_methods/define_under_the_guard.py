"""A worker of a new Python lacks what the guard has defined."""

from multiprocessing import Pool, set_start_method


def count_vowels(word):
    return sum(letter in VOWELS for letter in word)


if __name__ == "__main__":
    set_start_method("forkserver")
    VOWELS = "aeiou"
    with Pool(2) as pool:
        print(pool.map(count_vowels, ["fork", "server", "spawned"]))
