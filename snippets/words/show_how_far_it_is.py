"""One line shows how many files are done, whichever ends first."""

import re
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
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
            tasks = [executor.submit(count_words, p) for p in paths]
            for done, task in enumerate(as_completed(tasks), 1):
                so_far = f"\r{done} of {len(paths)} files"
                print(so_far, end="", flush=True)
                counts, problem = task.result()
                total.update(counts)
                if problem:
                    problems.append(problem)
    print(f"\n{total.total()} words, {total['tea']} times tea")
    for problem in sorted(problems):
        print("not counted:", problem)
