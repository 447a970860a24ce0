"""What one child costs under each start method, measured in turn."""

import subprocess
import sys
import time
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any

CHILDREN = 4  # for each parent: a first one and some later ones


def do_nothing() -> None:
    """Do nothing, so that start and join are all there is to time."""


def own_memory() -> float:
    """Return the megabytes that this process alone occupies (Linux)."""
    rollup = Path("/proc/self/smaps_rollup").read_text()
    lines = [line.split() for line in rollup.splitlines()]
    return sum(int(w[1]) for w in lines if "Private_" in w[0]) / 1000


def tell_memory(answers: Any) -> None:
    """Send the child's own memory to the parent."""
    answers.put(own_memory())


def be_a_fresh_parent(method: str) -> None:
    """Time some children, then print the seconds and a memory."""
    context: Any = get_context(method)
    for _ in range(CHILDREN):
        begin = time.perf_counter()
        child = context.Process(target=do_nothing)
        child.start()
        child.join()
        print(time.perf_counter() - begin)
    memory = 0.0
    if Path("/proc/self/smaps_rollup").exists():
        answers = context.SimpleQueue()
        child = context.Process(target=tell_memory, args=(answers,))
        child.start()
        memory = answers.get()
        child.join()
    print(memory)


def run_a_fresh_parent(method: str) -> list[float]:
    """Run this file as a new program and return its numbers."""
    command = [sys.executable, __file__, method]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return [float(line) for line in done.stdout.split()]


def cells(seconds: list[float]) -> str:
    """Return the median, then the smallest and the largest."""
    ms = sorted(1000 * each for each in seconds)
    spread = f"{ms[0]:.1f} to {ms[-1]:.1f} ms"
    return f"{ms[len(ms) // 2]:8.1f} ms  {spread:18}"


def main() -> None:
    """Run the fresh parents in turn, then print a line a method."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seen: dict[str, list[list[float]]] = {}
    for _ in range(rounds):
        for method in sorted(get_all_start_methods()):
            numbers = run_a_fresh_parent(method)
            seen.setdefault(method, []).append(numbers)
    spread = f"{'min to max':18}"
    print(
        f"method      first child  {spread}  later ones   {spread}"
        "  memory"
    )
    for method, runs in seen.items():
        first = [run[0] for run in runs]
        later = [each for run in runs for each in run[1:-1]]
        memory = sorted(run[-1] for run in runs)[rounds // 2]
        shown = f"{memory:.1f} MB" if memory else "–"
        print(
            f"{method:10}  {cells(first)}  {cells(later)}  {shown:>6}"
        )


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in get_all_start_methods():
        be_a_fresh_parent(sys.argv[1])
    else:
        main()
