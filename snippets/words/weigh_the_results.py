"""A table shows what workers and parent do for three results."""

import pickle
import random
import re
import tempfile
import time
from collections import Counter
from pathlib import Path

WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"  # letters, as in: don't
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
WORDS = [a + b for a in SYLLABLES for b in SYLLABLES]
HEAD = "a result             messages   MB  workers (ms)  parent (ms)"


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


def read_words(path):
    text = path.read_text("utf-8")
    return re.findall(WORD, text.lower())


def list_words(paths):
    return [word for path in paths for word in read_words(path)]


def count_words(paths):
    total = Counter()
    for path in paths:
        total.update(read_words(path))
    return total


def weigh(name, work, batches):
    start = time.perf_counter()
    sent = [pickle.dumps(work(paths)) for paths in batches]
    middle = time.perf_counter()
    total = Counter()
    for message in sent:
        total.update(pickle.loads(message))
    end = time.perf_counter()
    size = sum(map(len, sent)) / 1e6
    worker, parent = (middle - start) * 1000, (end - middle) * 1000
    row = f"{name:<19}  {len(sent):>8}  {size:>3.1f}"
    print(f"{row}  {worker:>12.0f}  {parent:>11.0f}")


if __name__ == "__main__":
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        paths = sorted(Path(folder).glob("[0-9]*"))
        single = [[path] for path in paths]
        tens = [paths[n : n + 10] for n in range(0, 100, 10)]
        weigh("all words", list_words, single)
        weigh("counts of a file", count_words, single)
        weigh("counts of ten files", count_words, tens)
