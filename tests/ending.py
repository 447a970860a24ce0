"""Ends a program that hangs, with all that it has started, so that nothing of it is left."""

import contextlib
import os

import psutil

from recorder.runs.leftovers import _is_tracker


def end_group(leader: int) -> None:
    """Kill every process of a group but the resource trackers: they remove its semaphores, and end.

    Whoever is killed may have started another one meanwhile, so they are looked for until none
    is left.
    """
    while others := [each for each in _living(leader) if not _is_tracker(each)]:
        for process in others:
            with contextlib.suppress(psutil.Error):
                process.kill()
    psutil.wait_procs(_living(leader), timeout=10)


def _living(leader: int) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if os.getpgid(process.pid) == leader and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found
