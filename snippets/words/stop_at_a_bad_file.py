"""One file that is not UTF-8 ends the count of all files."""

import re
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def make_files(folder):
    for name in ("Ada", "Bob", "Eve"):
        path = Path(folder, f"{name}.txt")
        path.write_text(f"{name} likes tea, tea and tea.\n", "utf-8")
    Path(folder, "Cid.txt").write_text("Cid likes café.\n", "latin-1")


def count_words(path):
    text = path.read_text("utf-8")
    return Counter(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    total = Counter()
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        paths = sorted(Path(folder).iterdir())
        with ProcessPoolExecutor(2) as executor:
            for counts in executor.map(count_words, paths):
                total.update(counts)
    print(f"{total.total()} words, {total['tea']} times tea")
