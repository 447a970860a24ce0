"""Files that cannot be read are listed, and the others counted."""

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
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        return Counter(), f"{path.name}: {error}"
    return Counter(re.findall(r"\w+", text.lower())), ""


if __name__ == "__main__":
    total, problems = Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        paths = sorted(Path(folder).iterdir())
        with ProcessPoolExecutor(2) as executor:
            for counts, problem in executor.map(count_words, paths):
                total.update(counts)
                if problem:
                    problems.append(problem)
    print(f"{total.total()} words, {total['tea']} times tea")
    for problem in problems:
        print("not counted:", problem)
