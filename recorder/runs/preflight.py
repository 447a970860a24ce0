"""Tells what this machine lacks for any run, before a snippet gets the blame for it."""

import multiprocessing
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from recorder.runs.leftovers import PREFIX, SHARED_MEMORY

if sys.platform != "win32":
    import resource

    LIMITS = (
        (resource.RLIMIT_NOFILE, 200, "open files", "ulimit -n 1024"),
        (resource.RLIMIT_CPU, 3600, "seconds of CPU time", "ulimit -t unlimited"),
        (resource.RLIMIT_STACK, 2**20, "bytes of stack", "ulimit -s 8192"),
    )
    """What the shell may limit, the least that all snippets need, and how to have more."""
LEAST_SHARED = 2**20
"""Bytes of shared memory without which not even a few queues can be made."""


def faults_of_machine() -> Iterator[str]:
    """Yield what would make runs fail that are not wrong, and what to do about it."""
    if os.pathsep in str(Path.cwd()):
        yield f"the path of this folder holds a {os.pathsep!r}; move the project"
    if sys.platform == "win32":
        return
    if sys.platform == "linux" and not Path("/proc/self/stat").is_file():
        yield "/proc is not mounted, so no process can be found; mount it"
    if fault := _fault_of_temporary_folder():
        yield f"{fault}; set TMPDIR to a short one, such as /tmp"
    if fault := _fault_of_shared_memory():
        yield f"{fault}; make room in {SHARED_MEMORY}, or mount it"
    for number, least, what, remedy in LIMITS:
        limit, _ = resource.getrlimit(number)
        if limit != resource.RLIM_INFINITY and limit < least:
            yield f"this shell allows {limit:,} {what}, but {least:,} are needed; say: {remedy}"


def _fault_of_temporary_folder() -> str | None:
    """Say why no socket can have a name there; those of Python's programs are as long as this."""
    try:
        with (
            tempfile.TemporaryDirectory(prefix=PREFIX) as folder,
            tempfile.TemporaryDirectory(prefix="pymp-", dir=folder) as inner,
            socket.socket(socket.AF_UNIX) as own,
        ):
            own.bind(str(Path(inner, "listener-abcdefgh")))
    except OSError as error:
        return f"no socket can be made in {tempfile.gettempdir()}: {error.strerror or error}"
    return None


def _fault_of_shared_memory() -> str | None:
    try:
        multiprocessing.get_context("fork").Lock()  # fork: it has no name any more after this
        room = shutil.disk_usage(SHARED_MEMORY).free if SHARED_MEMORY.is_dir() else LEAST_SHARED
    except OSError as error:
        return f"no lock can be made for processes: {error.strerror}"
    if room < LEAST_SHARED:
        return f"shared memory has {room:,} bytes left, but {LEAST_SHARED:,} are needed"
    return None
