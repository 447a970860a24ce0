"""After Ctrl-C, files in hand are finished, and no others begun."""

import re
import signal
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path


def make_files(folder):
    for name in ("Ada", "Bob", "Dan", "Eve", "Fay", "Gus"):
        path = Path(folder, f"{name}.txt")
        path.write_text(f"{name} likes tea, tea and tea.\n", "utf-8")
    Path(folder, "Cid.txt").write_text("Cid likes café.\n", "latin-1")


def count_words(path):
    time.sleep(0.5)  # as for a long file
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
        with ProcessPoolExecutor(1) as executor:
            ctrl_c = [signal.SIGINT]
            signal.pthread_sigmask(signal.SIG_BLOCK, ctrl_c)
            tasks = [executor.submit(count_words, p) for p in paths]
            try:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, ctrl_c)
                for done, task in enumerate(as_completed(tasks), 1):
                    so_far = f"{done} of {len(paths)} files"
                    print(so_far, flush=True)
                    counts, problem = task.result()
                    total.update(counts)
                    if problem:
                        problems.append(problem)
            except KeyboardInterrupt:
                executor.shutdown(cancel_futures=True)
                print("stopped")
    print(f"{total.total()} words, {total['tea']} times tea")
    for problem in sorted(problems):
        print("not counted:", problem)
