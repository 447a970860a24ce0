"""What a child's import costs when the fork server did it already."""

import importlib
import subprocess
import sys
import time
from multiprocessing import get_context, set_forkserver_preload
from typing import Any

MODULE = "asyncio"
CHILDREN = 3  # timed for each parent, after one that is not


def import_the_module(answers: Any) -> None:
    """Tell whether the module is here already, then import it."""
    answers.put(MODULE in sys.modules)
    importlib.import_module(MODULE)


def be_a_fresh_parent(preload: list[str]) -> None:
    """Start the fork server and time children that need the module."""
    set_forkserver_preload(preload)
    context: Any = get_context("forkserver")
    answers = context.SimpleQueue()
    for number in range(1 + CHILDREN):
        begin = time.perf_counter()
        child = context.Process(
            target=import_the_module, args=(answers,)
        )
        child.start()
        child.join()
        seconds = time.perf_counter() - begin
        was_there = answers.get()
        if number > 0:  # the first one waits for the server, too
            print(seconds, int(was_there))


def run_a_fresh_parent(case: str) -> list[tuple[float, bool]]:
    """Run this file as a new program and return what it saw."""
    command = [sys.executable, __file__, "--parent", case]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    pairs = [line.split() for line in done.stdout.splitlines()]
    return [(float(time), there == b"1") for time, there in pairs]


def main() -> None:
    """Run both kinds of parent in turn, then print a line for each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    cases = ["nothing", MODULE]
    seen: dict[str, list[tuple[float, bool]]] = {c: [] for c in cases}
    for _ in range(rounds):
        for case in cases:
            seen[case] += run_a_fresh_parent(case)
    print("preloaded  there at start  median    min to max")
    for case, pairs in seen.items():
        ms = sorted(1000 * seconds for seconds, _ in pairs)
        there = {"yes" if was_there else "no" for _, was_there in pairs}
        middle, spread = (
            ms[len(ms) // 2],
            f"{ms[0]:.1f} to {ms[-1]:.1f}",
        )
        print(
            f"{case:9}  {'/'.join(there):14}  {middle:5.1f} ms"
            f"  {spread} ms"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--parent"]:
        be_a_fresh_parent([] if sys.argv[2] == "nothing" else [MODULE])
    else:
        main()
