"""Does a command's many jobs, so many at a time, shows how far it is, and how it ended."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager

import rich.console
import rich.progress

from recorder.errors import AuthorError

Job = tuple[str, Callable[[], str]]
"""A job's name and what does it; returns what to say of it."""


def run_command(do: Callable[[], list[str]], when_interrupted: str) -> int:
    """Do what a command is for, print what went wrong, and return its exit code.

    0, 1 if anything went wrong, 130 if it was interrupted.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        problems = do()
    except AuthorError as error:
        problems = [str(error)]
    except KeyboardInterrupt:
        print(when_interrupted, file=sys.stderr)
        return 130
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def carry_out(
    phases: Sequence[tuple[int, list[Job]]], title: str, cancelled: threading.Event
) -> list[str]:
    """Do the jobs of each phase, so many at a time, report each, and return what went wrong.

    `cancelled` is set when this is interrupted: running jobs end themselves then.
    """
    problems: list[str] = []
    with reporting(sum(len(jobs) for _, jobs in phases), title) as report:
        for at_a_time, jobs in phases:
            with ThreadPoolExecutor(at_a_time) as pool:
                try:
                    futures = {pool.submit(do): name for name, do in jobs}
                    for future in as_completed(futures):
                        try:
                            report(futures[future], future.result())
                        except AuthorError as error:
                            report(futures[future], "FAILED")
                            problems.append(str(error))
                except BaseException:
                    cancelled.set()  # the pool's threads end their runs, then the pool ends
                    pool.shutdown(wait=True, cancel_futures=True)
                    raise
    return problems


@contextmanager
def reporting(total: int, title: str) -> Iterator[Callable[[str, str], None]]:
    """Show progress: a bar at a terminal, plain lines elsewhere."""
    console = rich.console.Console()
    if not total:
        console.print(f"{title}: all is current.")
        yield lambda name, what: None
        return
    with rich.progress.Progress(
        *rich.progress.Progress.get_default_columns(),
        rich.progress.MofNCompleteColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        bar = progress.add_task(title, total=total)
        done = 0

        def report(name: str, what: str) -> None:
            nonlocal done
            done += 1
            progress.update(bar, advance=1, description=name)
            if not console.is_terminal:
                print(f"[{done}/{total}] {name}: {what}", flush=True)

        yield report
