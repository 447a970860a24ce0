"""Counts the words of the text files of a folder, on all CPUs."""

import argparse
import fnmatch
import os
import re
import signal
import stat
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


def count_words(path):
    try:
        text = path.read_text("utf-8-sig")
        return Counter(re.findall(r"\w+", text.lower())), ""
    except Exception as error:  # the other files count all the same
        return Counter(), f"{str(path)!r}: {type(error).__name__}"


def find_files(folder, pattern, problems):
    def note(error):  # of a folder, or of a link to nothing
        problems.append(f"{error.filename!r}: {type(error).__name__}")

    for place, _, names in os.walk(folder, onerror=note):
        for name in fnmatch.filter(names, pattern):
            try:
                facts = os.stat(os.path.join(place, name))
                if stat.S_ISREG(facts.st_mode):
                    yield facts.st_size, Path(place, name)
            except OSError as error:
                note(error)


def hold_ctrl_c(how):
    if hasattr(signal, "pthread_sigmask"):  # Windows has no such thing
        signal.pthread_sigmask(how, [signal.SIGINT])


def count_folder(folder, pattern, workers):
    total, problems, found, done = Counter(), [], [], 0
    executor = ProcessPoolExecutor(workers)
    try:
        found += find_files(folder, pattern, problems)
        found.sort(reverse=True)  # the largest first
        hold_ctrl_c(signal.SIG_BLOCK)  # the workers take this over
        tasks = {executor.submit(count_words, p) for _, p in found}
        hold_ctrl_c(signal.SIG_UNBLOCK)  # one held back comes now
        for done, task in enumerate(as_completed(tasks), 1):
            tasks.remove(task)  # so that its result is freed
            counts, problem = task.result()
            total.update(counts)
            problems += [problem] if problem else []
            if sys.stderr.isatty():
                sys.stderr.write(f"{done} of {len(found)} files\r")
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        problems.append(f"{len(found) - done} files: Ctrl-C")
    except BrokenProcessPool:
        problems.append(f"{len(found) - done} files: worker killed")
    finally:
        executor.shutdown(cancel_futures=True)
    words = f"{total.total():,} words"
    print(f"{len(found)} files found, {words} counted", file=sys.stderr)
    for problem in sorted(problems):
        print("not counted:", problem, file=sys.stderr)
    for word in sorted(total, key=lambda w: (-total[w], w))[:9]:
        print(f"{total[word]:>11,}  {word}")
    return 1 if problems else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", help="default: a sample")
    parser.add_argument("--workers", type=int, help="default: CPUs")
    parser.add_argument("--pattern", default="*.txt")
    asked = parser.parse_args()
    if asked.workers is not None and asked.workers < 1:
        parser.error("--workers must be at least 1")
    if asked.folder is not None and not os.path.isdir(asked.folder):
        parser.error(f"not a folder: {asked.folder!r}")
    with tempfile.TemporaryDirectory() as sample:
        if asked.folder is None:
            print("no folder given: a sample", file=sys.stderr)
            for n in range(0, 8000, 1000):
                text = "a cat and a dog\n" * n
                Path(sample, f"{n}.txt").write_text(text, "utf-8")
        folder = asked.folder or sample
        sys.exit(count_folder(folder, asked.pattern, asked.workers))
