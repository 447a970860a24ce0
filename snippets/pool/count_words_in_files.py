"""A pool counts the words of eight files and adds up the counts."""

import tempfile
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

PETS = "cat dog cat bird dog cat\n"


def count_words(path):
    return Counter(path.read_text("utf-8").split())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for n in range(1, 9):  # something to count
            text = PETS * 1000 * n
            Path(folder, f"{n}.txt").write_text(text, "utf-8")

        paths = list(Path(folder).glob("*.txt"))
        with Pool() as pool:
            counts = pool.map(count_words, paths)
    print(len(counts), "files:", dict(sum(counts, Counter())))
