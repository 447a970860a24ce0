"""Notes whether files of the project changed while a command ran: a snippet may have done it."""

import os
import sys
from pathlib import Path

from recorder.paths import PAGES, PUBLISHED_SNIPPETS, PUBLISHED_TRACES, SNIPPETS

State = dict[Path, tuple[int, int]]
"""Of each file, its size and the moment of its last change."""
MOST_TOLD = 10


def files_of_project() -> State:
    """Return the state of what people wrote: the files at the root, pages, snippets."""
    found = [path for path in Path().iterdir() if path.is_file()]
    for top in (SNIPPETS, PAGES):
        for base, folders, names in os.walk(top):
            folders[:] = [each for each in folders if not _is_made(Path(base, each))]
            found += [Path(base, name) for name in names]
    state: State = {}
    for path in found:
        try:
            facts = path.lstat()
        except OSError:  # such as what an editor writes aside
            continue
        state[path] = facts.st_size, facts.st_mtime_ns
    return state


def _is_made(folder: Path) -> bool:
    return folder.name == "__pycache__" or folder in (PUBLISHED_SNIPPETS, PUBLISHED_TRACES)


def tell_changes(before: State) -> list[str]:
    """Tell of every file that is another one than before, and return those that are gone.

    Who writes while a command runs, changes files and makes new ones, so that is no
    fault. But a file that is gone may be somebody's work.
    """
    now = files_of_project()
    gone = [f"{path.as_posix()}: is gone" for path in sorted(before.keys() - now.keys())]
    other = [f"{path.as_posix()}: is new" for path in sorted(now.keys() - before.keys())]
    other += [
        f"{path.as_posix()}: has changed"
        for path in sorted(before.keys() & now.keys())
        if before[path] != now[path]
    ]
    told = [*gone, *other]
    for line in told[:MOST_TOLD]:
        print(f"{line}; if you did not do it, one of the runs did", file=sys.stderr)
    if len(told) > MOST_TOLD:
        print(f"… and {len(told) - MOST_TOLD} files more", file=sys.stderr)
    return gone
