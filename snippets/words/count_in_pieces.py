"""Pieces of files are counted, so no task is a long one."""

import random
import re
import tempfile
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"  # letters, as in: don't
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
WORDS = [a + b for a in SYLLABLES for b in SYLLABLES]


def make_files(folder):  # words at the front come most often
    chance = random.Random(1)
    words = [WORDS[int(3600 ** chance.random())] for _ in range(20_000)]
    starts = range(0, len(words), 10)
    lines = [" ".join(words[n : n + 10]) + "\n" for n in starts]
    for n in range(100):
        text = "".join(lines[10 * n : 10 * n + 900])
        Path(folder, f"{n:02}.txt").write_text(text, "utf-8")
    Path(folder, "empty.txt").touch()
    Path(folder, "large.txt").write_text("".join(lines) * 150, "utf-8")


def cut(path):  # at ends of lines
    start, size = 0, path.stat().st_size
    with path.open("rb") as file:
        while start < size:
            file.seek(start + 500_000)
            file.readline()
            end = file.tell()
            yield path, start, end - start
            start = end


def count_words(piece):
    path, start, length = piece
    with path.open("rb") as file:
        file.seek(start)
        text = file.read(length).decode("utf-8")
    return Counter(re.findall(WORD, text.lower()))


if __name__ == "__main__":
    total = Counter()
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        paths = sorted(Path(folder).iterdir())
        pieces = [piece for path in paths for piece in cut(path)]
        with Pool() as pool:
            for counts in pool.imap_unordered(count_words, pieces):
                total.update(counts)
    print(f"{len(pieces)} pieces, {total.total():,} words")
    print(total.most_common(3))
