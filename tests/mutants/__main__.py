"""Changes one thing at a time and sees whether a gate turns red: ``nox -s mutants``.

Results are kept in build/mutants/; a later run goes on with what was not tried yet.
"""

import argparse
import itertools
import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Lock

import attrs

from recorder.errors import AuthorError
from tests.mutants import results
from tests.mutants.areas import AREAS, Area, Command
from tests.mutants.mutant import Mutant
from tests.mutants.of_python import changes_of_python
from tests.mutants.of_words import changes_of_words
from tests.mutants.trees import bring_back, copy_of_project
from tests.mutants.trial import require_green, try_change


def main() -> int:
    """Try changes until all are tried or time is up; return 1 if too many survived."""
    options = parser().parse_args()
    areas = [area for area in AREAS if not options.areas or area.name in options.areas]
    print(f"Seed {options.seed}, {options.minutes:g} minutes", flush=True)
    waiting, totals = _in_turn(areas, random.Random(options.seed), options.only)
    known = {} if options.fresh else results.load()
    try:
        tried = _try_all(
            [each for each in waiting if each[1].id not in known],
            until=time.monotonic() + 60 * options.minutes,
            at_a_time=options.jobs,
        )
    except AuthorError as error:
        print(error)
        return 1
    ids = {mutant.id for _, mutant in waiting}
    done = [result for key, result in known.items() if key in ids] + tried
    print(results.report(done, totals))
    killed, of = results.share_killed(done)
    if not of:
        print("Nothing was tried: give it more --minutes.")
        return 1
    print(f"\n{killed} of {of} changes with an effect were seen, {100 * killed / of:.1f} %.")
    return 0 if _reaches_aim(killed, of) else 1


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    names = [area.name for area in AREAS]
    words = argparse.ArgumentParser(prog="nox -s mutants --", description=__doc__)
    words.add_argument("--minutes", type=float, default=5.0, help="how long (default: %(default)s)")
    words.add_argument("--areas", nargs="+", choices=names, help="these alone")
    words.add_argument("--only", nargs="+", type=Path, metavar="FILE", help="these files alone")
    words.add_argument("--fresh", action="store_true", help="try again what was tried before")
    words.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    words.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), metavar="N")
    return words


def _in_turn(
    areas: list[Area], chance: random.Random, only: list[Path] | None
) -> tuple[list[tuple[Area, Mutant]], Counter[str]]:
    """Return all changes, those of each area shuffled, one area after the other in turn."""
    piles: list[list[tuple[Area, Mutant]]] = []
    totals: Counter[str] = Counter()
    for area in areas:
        pile = [
            (area, mutant)
            for path in area.files()
            if not only or path in only
            for mutant in _changes(area, path)
        ]
        chance.shuffle(pile)
        totals[area.name] = len(pile)
        piles.append(pile)
    turns = itertools.zip_longest(*piles)
    return [each for turn in turns for each in turn if each is not None], totals


def _changes(area: Area, path: Path) -> Iterator[Mutant]:
    changes = changes_of_python if area.is_python else changes_of_words
    return changes(path, path.read_text(encoding="utf-8"))


def _try_all(
    waiting: list[tuple[Area, Mutant]], *, until: float, at_a_time: int
) -> list[results.Result]:
    """Try changes side by side, each worker in a copy of its own, until time is up."""
    trees = [copy_of_project(number) for number in range(at_a_time)]
    greens: set[Command] = set()
    lock = Lock()
    done: list[results.Result] = []

    def try_one(area: Area, mutant: Mutant) -> results.Result | None:
        with lock:
            tree = trees.pop()

        def is_green(command: Command) -> bool:
            if command not in greens:
                require_green(command, tree, bring_back)
                greens.add(command)
            return True

        try:
            trial = try_change(mutant, area.gates(mutant), tree, is_green, bring_back)
        finally:
            with lock:
                trees.append(tree)
        if trial is None:
            return None
        return results.Result(mutant.id, area.name, mutant.path.as_posix(), **attrs.asdict(trial))

    with ThreadPoolExecutor(at_a_time) as pool:
        left = iter(waiting)
        running: set[Future[results.Result | None]] = set()
        while True:
            while len(running) < at_a_time and time.monotonic() < until:
                following = next(left, None)
                if following is None:
                    break
                running.add(pool.submit(try_one, *following))
            if not running:
                return done
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                result = future.result()
                if result is None:
                    continue
                results.keep(result)
                done.append(result)
                what = f"seen by {result.killed_by}" if result.killed_by else "SURVIVED"
                print(f"{result.path}:{result.line}: {what}, {result.seconds:.0f} s", flush=True)


def _reaches_aim(killed: int, of: int) -> bool:
    """Tell whether the share that was seen may be the aim: two standard errors are allowed."""
    error = math.sqrt(results.AIM * (1 - results.AIM) / of)
    return killed / of >= results.AIM - 2 * error


if __name__ == "__main__":
    sys.exit(main())
