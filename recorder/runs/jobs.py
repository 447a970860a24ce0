"""Does a command's many jobs, so many at a time, and tells how far it is and what failed."""

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from functools import partial

import filelock
import rich.console
import rich.progress

from recorder.errors import AuthorError, SurpriseError, of_system, unwritable
from recorder.paths import LOCK
from recorder.runs.leftovers import STOP
from recorder.runs.store import clean_aside

ENDINGS = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
"""What asks a command to end: Ctrl-C, a supervisor, a terminal that goes away."""
Job = tuple[str, Callable[[], str]]
"""A job's name and what does it; returns what to say of it."""


def exit_code_of(do: Callable[[], list[str]], when_interrupted: str) -> int:
    """Do what a command is for, and return its exit code: 0, 1 if anything went wrong, 130.

    Only one command at a time works in a project; another waits for its end.
    """
    for number in ENDINGS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, signal.default_int_handler)
    STOP.clear()
    try:
        with _alone():
            clean_aside()
            problems = do()
    except AuthorError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        _drop_output()
        if not isinstance(error, BrokenPipeError):  # as behind `| head`, which has seen enough
            print(of_system(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):  # the terminal may be gone
            print(when_interrupted, file=sys.stderr)
        return 130
    if problems:
        print(f"{len(problems)} went wrong; the reasons stand above.", file=sys.stderr)
    return 1 if problems else 0


def _drop_output() -> None:
    """Forget what standard output does not take: Python would complain of it at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the project's lock, which also shows early whether anything can be written."""
    lock = filelock.FileLock(LOCK)
    try:
        LOCK.parent.mkdir(exist_ok=True)
        try:
            lock.acquire(blocking=False)
        except filelock.Timeout:
            print("Another command is at work in this project; waiting for its end.", flush=True)
            lock.acquire(poll_interval=0.2)
    except OSError as error:
        raise unwritable(f"{LOCK.parent}/", error) from error
    try:
        yield
    finally:
        lock.release()


def carry_out(phases: Sequence[tuple[int, list[Job]]], title: str) -> list[str]:
    """Do the jobs of each phase, so many at a time; print and return what went wrong.

    A job that ends with a `SurpriseError` is done once more when the others have ended, alone.
    When this is interrupted, running jobs end themselves.
    """
    problems: list[str] = []
    surprised: list[Job] = []
    with reporting(sum(len(jobs) for _, jobs in phases), title) as report:

        def ended(job: Job, future: Future[str], *, last: bool = False) -> None:
            problem = _problem_of(job[0], future.exception())
            if problem:
                print(problem, file=sys.stderr, flush=True)
            if problem and isinstance(future.exception(), SurpriseError) and not last:
                surprised.append(job)
            elif problem:
                report(job[0], "FAILED")
                problems.append(problem)
            else:
                report(job[0], future.result())

        for at_a_time, jobs in phases:
            _do(at_a_time, jobs, ended)
        _do(1, surprised, partial(ended, last=True))
    if surprised:
        names = ", ".join(name for name, _ in surprised)
        print(f"Done once more, since the first time surprised: {names}", flush=True)
    for problem in problems:  # the whole reasons may stand hundreds of lines above
        print(f"FAILED: {problem.splitlines()[0]}", flush=True)
    return problems


def _do(at_a_time: int, jobs: Sequence[Job], ended: Callable[[Job, Future[str]], None]) -> None:
    """Do jobs, so many at a time, and tell of each one's end."""
    with ThreadPoolExecutor(at_a_time) as pool:
        try:
            futures = {pool.submit(job[1]): job for job in jobs}
            for future in as_completed(futures):
                ended(futures[future], future)
        except BaseException:
            STOP.set()  # the pool's threads end their runs, then the pool ends
            for number in ENDINGS:  # who is impatient must not leave a run behind
                signal.signal(number, signal.SIG_IGN)
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _problem_of(name: str, error: BaseException | None) -> str | None:
    """Return what to tell of a job's error; an interruption ends all jobs."""
    if error is None:
        return None
    if isinstance(error, AuthorError):
        return str(error)
    if isinstance(error, OSError):
        return f"{name}: {of_system(error)}"
    if not isinstance(error, Exception):
        raise error
    where = "".join(traceback.format_exception(error)).rstrip()
    return f"{name}: the recorder failed, which is its own fault:\n{where}"


@contextlib.contextmanager
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
