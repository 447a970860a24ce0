"""Makes each process of a run write its stacks into a file of its own when it is asked by a signal.

An interpreter loads this file by its name at its start. It imports nothing of the project.
"""

import faulthandler
import os
import signal

_files: list[object] = []  # a file that is collected would be closed


def _listen() -> None:
    """Open this process's file, and write all threads' stacks into it on the signal."""
    path = f"{os.environ['STACKS_FOLDER']}/{os.getpid()}"
    file = open(path, "w")  # noqa: SIM115 - it stays open as long as the process
    _files.append(file)
    faulthandler.register(signal.SIGUSR2, file=file, all_threads=True)


if "STACKS_FOLDER" in os.environ and hasattr(faulthandler, "register"):
    _listen()
    os.register_at_fork(after_in_child=_listen)
