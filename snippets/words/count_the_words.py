"""Counts the words of the text files of a folder, on all CPUs."""

import argparse
import os
import re
import signal
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


def count_words(path):
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeError, MemoryError) as error:
        return Counter(), f"{str(path)!r}: {type(error).__name__}"
    return Counter(re.findall(r"\w+", text.lower())), ""


def find_files(folder, pattern, problems):
    def note(error):  # of a folder, or of a link to nothing
        problems.append(f"{error.filename!r}: {type(error).__name__}")

    for place, _, names in os.walk(folder, onerror=note):
        for path in (Path(place, name) for name in names):
            try:
                if path.match(pattern) and not path.is_fifo():
                    yield path.stat().st_size, path
            except OSError as error:
                note(error)


def count_folder(folder, pattern, workers):
    total, problems, done = Counter(), [], 0
    found = sorted(find_files(folder, pattern, problems), reverse=True)
    with ProcessPoolExecutor(workers) as executor:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            tasks = {executor.submit(count_words, p) for _, p in found}
            signal.signal(signal.SIGINT, before)  # workers ignore it
            for task in as_completed(tasks):
                tasks.remove(task)  # so that its result is freed
                counts, problem = task.result()
                total.update(counts)
                problems += [problem] if problem else []
                done += 1
                if sys.stderr.isatty():
                    sys.stderr.write(f"{done} of {len(found)} files\r")
        except KeyboardInterrupt:
            executor.shutdown(cancel_futures=True)
            problems.append(f"{len(found) - done} files: Ctrl-C")
        except BrokenProcessPool:
            problems.append(f"{len(found) - done} files: worker killed")
    print(f"{len(found)} files found, {total.total():,} words counted")
    for word in sorted(total, key=lambda w: (-total[w], w))[:9]:
        print(f"{total[word]:>11,}  {word}")
    for problem in sorted(problems):
        print("not counted:", problem)
    return 1 if problems else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", help="default: a sample")
    parser.add_argument("--workers", type=int, help="default: CPUs")
    parser.add_argument("--pattern", default="*.txt")
    asked = parser.parse_args()
    if asked.workers is not None and asked.workers < 1:
        parser.error("--workers must be at least 1")
    if asked.folder is not None and not Path(asked.folder).is_dir():
        parser.error(f"no such folder: {asked.folder!r}")
    with tempfile.TemporaryDirectory() as sample:
        for n in range(0, 8000, 1000):
            Path(sample, f"{n}.txt").write_text("a cat and a dog\n" * n)
        folder = asked.folder or sample
        sys.exit(count_folder(folder, asked.pattern, asked.workers))
