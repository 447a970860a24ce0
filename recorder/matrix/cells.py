"""What one run did at one place, and what the catalog says of it there."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Final, Literal

import attrs

from recorder.catalog.entries import Entry, Outcome, Place
from recorder.errors import AuthorError
from recorder.runs.expected import complaint_of, line_of, message_of
from recorder.runs.store import RUNNERS, Asked, Kept, digest_of, runners_digest

AS_EXPECTED = "as expected"
NOT_RUN: Final = "not run"
VERDICT_FILES = (*RUNNERS, "matrix/cells.py", "matrix/verdicts.py", "runs/expected.py")
"""The files of the recorder that have a part in a verdict; a stored one of others is not shown."""

VARIES = (
    (r"0x[0-9a-fA-F]+", "0x…"),
    (r"(\bpid[= ]|\b[Pp]rocess )\d+", r"\1…"),
    (r"\b(psm|mp|pymp|listener)([-_])\w+", r"\1\2…"),
    (r"/tmp/tmp\w+", "/tmp/tmp…"),
    (r"(Worker|Process)-\d+", r"\1-N"),
    (r"^lib/python3\.\d+/(\S+\.py):\d+: ", r"…/\1: "),  # a warning and where it was given
)
"""What is another one in each run, and what a stored message has in its place."""


@attrs.frozen(kw_only=True)
class Cell:
    """What one run of a snippet did at one place; `verdict` and `expected` after judging."""

    entry: str
    """The id of the catalog's entry."""
    python: str
    start_method: str
    outcome: Literal["succeeds", "raises", "hangs", "not run"] = NOT_RUN
    reason: str | None = None
    """Why it was not run."""
    exception: str | None = None
    message: str | None = None
    """The line that people meet: the declared one, or the last of the expected traceback."""
    output: str | None = None
    """Digest of what it printed, if that is compared: lines sorted where their order may differ."""
    complaint: str | None = None
    """How the run differs from what the catalog expects, or None."""
    verdict: str = NOT_RUN
    expected: str = NOT_RUN

    @property
    def place(self) -> tuple[str, str, str]:
        """Which cell of a machine's matrix this is."""
        return self.entry, self.python, self.start_method

    @property
    def surprises(self) -> bool:
        """Whether it did otherwise than the catalog says."""
        return self.verdict != self.expected or self.complaint is not None


def sources_of(entry: Entry) -> str:
    """Return the digest of everything in the project that a verdict depends on.

    On which machine and Python it was found is no part of it: a stored verdict
    says that beside it.
    """
    return digest_of(
        {
            "source": hashlib.sha256(_text(Path(entry.path))).hexdigest(),
            "arguments": entry.run.brief_args,
            "limit": entry.run.limit,
            "ctrl_c_after": entry.run.ctrl_c_after,
            "start_method": entry.run.start_method,
            "needs": attrs.asdict(entry.run.needs),
            # Of several conditions that hold, the first counts: their order matters.
            "expect": attrs.asdict(entry.expect) | {"order of under": list(entry.expect.under)},
            "runners": _runners(),
        }
    )[:16]


@cache
def _runners() -> str:
    return runners_digest(VERDICT_FILES)


def _text(path: Path) -> bytes:
    """Return a file's bytes, the same however a checkout ends its lines."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise AuthorError(f"{path}: could not be read: {error.strerror}; restore it") from None


def cell_of(asked: Asked, kept: Kept) -> Cell:
    """Return what a run did, as a cell that has not been judged."""
    expected = asked.entry.outcome(asked.place)
    exception, message = None, None
    if kept.outcome == "raises":
        exception, message = _raised(expected.exception, kept.output, kept.facts["exit_code"])
    message = line_of(expected, kept.output) or message
    return Cell(
        entry=asked.entry.id,
        python=asked.place.python,
        start_method=asked.place.start_method,
        outcome=kept.outcome,
        exception=exception,
        message=message and without_numbers_of_a_run(message),
        output=_compared(asked.entry, expected, kept),
        complaint=complaint_of(asked, kept),
    )


def not_run(entry: Entry, place: Place, reason: str) -> Cell:
    """Return the cell of a run that this machine cannot make."""
    return Cell(entry=entry.id, python=place.python, start_method=place.start_method, reason=reason)


def _compared(entry: Entry, expected: Outcome, kept: Kept) -> str | None:
    """Return a digest of the output where the same run prints the same elsewhere, else None."""
    if kept.outcome != "succeeds" or expected.exception or expected.output == "any":
        return None
    lines = kept.output.splitlines()
    text = json.dumps(sorted(lines) if entry.expect.order == "any" else lines)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _raised(expected: str | None, text: str, exit_code: int | None) -> tuple[str, str | None]:
    """Return the exception's name, the expected one if it was raised, and its last line."""
    names = re.findall(r"^(?:\w+\.)*([A-Z]\w+)(?::.*)?$", text, flags=re.MULTILINE)
    name = expected if expected and message_of(expected, text) else (names or [None])[-1]
    if name is None:
        return f"exit code {exit_code}", None
    return name, message_of(name, text)


def without_numbers_of_a_run(line: str) -> str:
    """Return a line without what differs from run to run: addresses, process ids, random names."""
    for pattern, instead in VARIES:
        line = re.sub(pattern, instead, line)
    return line
