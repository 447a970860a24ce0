"""An initializer gives every worker of a pool what it needs, once."""

from multiprocessing import Pool, set_start_method

VOWELS = ""


def set_vowels(letters):
    global VOWELS
    VOWELS = letters


def count_vowels(word):
    return sum(letter in VOWELS for letter in word)


if __name__ == "__main__":
    set_start_method("forkserver")
    with Pool(2, set_vowels, ["aeiou"]) as pool:
        print(pool.map(count_vowels, ["fork", "server", "spawned"]))
