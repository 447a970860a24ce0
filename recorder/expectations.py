"""Compares what a run did with what the catalog says it does."""

import re
from collections.abc import Collection

from recorder.catalog import Entry, Expectation, Needs, Outcome, Place, version_of
from recorder.terminal import Run


def outcome_of(run: Run) -> Expectation:
    """Return ``succeeds``, ``raises`` or ``hangs``."""
    if run.exit_code is None:
        return "hangs"
    return "succeeds" if run.exit_code == 0 else "raises"


def message_of(exception: str, output: str) -> str | None:
    """Return the last line in which a traceback names this exception, or None."""
    lines: list[str] = re.findall(
        rf"^(?:\w+\.)*{re.escape(exception)}(?::.*)?$", output, flags=re.MULTILINE
    )
    return lines[-1] if lines else None


def complaint(expected: Outcome, run: Run, limit: float) -> str | None:
    """Return how the run differs from what was expected, or None where it does not."""
    try:
        output = run.output.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = run.output[error.start]
        return f"printed byte 0x{byte:02x} at offset {error.start}, which is not UTF-8"
    did = outcome_of(run)
    happened = {
        "succeeds": "it succeeded",
        "raises": f"it ended with exit code {run.exit_code}",
        "hangs": f"it was still running after {limit:g} s and was stopped",
    }[did]
    if did != expected.expect:
        wanted = {"succeeds": "succeed", "raises": f"raise {expected.exception}", "hangs": "hang"}
        return f"was expected to {wanted[expected.expect]}, but {happened}"
    if run.left_behind:
        return f"left processes behind: {', '.join(run.left_behind)}; join or terminate them"
    if expected.exception and not message_of(expected.exception, output):
        return f"was expected to print the traceback of {expected.exception}, but did not"
    if not expected.exception and "Traceback (most recent call last):" in output:
        return "printed a traceback that the catalog does not name; declare its `exception`"
    return None


def unmet_need(needs: Needs, place: Place, distributions: Collection[str]) -> str | None:
    """Return what is missing at this place, as the end of a sentence, or None.

    `distributions` are the names of the packages that are installed there.
    """
    if needs.python and version_of(place.python) < version_of(needs.python):
        return f"needs Python {needs.python} or newer"
    if needs.system == "POSIX" and place.system == "Windows":
        return "needs POSIX"
    if needs.system not in (None, "POSIX", place.system):
        return f"needs {needs.system}"
    if missing := [name for name in needs.packages if name not in distributions]:
        return f"needs the package {' and '.join(missing)}"
    return None


def explain(entry: Entry, command: str, run: Run, what: str) -> str:
    """Return the message an author sees: what is wrong, the end of the output, what to do."""
    text = run.output.decode("utf-8", errors="backslashreplace")
    shown = (
        text if len(text) <= 4000 else f"… {len(text) - 4000} characters left out …\n{text[-4000:]}"
    )
    indented = "".join(f"    | {line}\n" for line in shown.splitlines())
    return (
        f"{entry.path}: {what}\n"
        f"    command: {command}\n{indented}"
        f"    Mend {entry.path}, or what snippets/catalog.toml expects of {entry.id!r}. "
        "The earlier recording, if there was one, is kept."
    )
