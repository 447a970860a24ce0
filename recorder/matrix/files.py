"""Says in which file of the project the verdicts of a machine are kept, whatever it is called."""

import re
from pathlib import Path

from recorder.errors import AuthorError
from recorder.matrix.stored import load_machines
from recorder.paths import STORED_VERDICTS

MOST_LETTERS = 60


def file_of(machine_name: str) -> Path:
    """Return the file of a machine; none that keeps another machine is ever overwritten."""
    name = re.sub(r"[^a-z0-9_]+", "-", machine_name.lower()).strip("-")
    if not name or len(name) > MOST_LETTERS:
        raise AuthorError(
            f"--machine {machine_name!r:.100}: makes no name for a file in "
            f"{STORED_VERDICTS.as_posix()}/; use 1 to {MOST_LETTERS} letters and digits"
        )
    path = STORED_VERDICTS / f"{name}.json"
    if path.exists() and {each.name for each in load_machines(path)} != {machine_name}:
        raise AuthorError(f"{path}: keeps another machine; choose another name with --machine")
    return path
