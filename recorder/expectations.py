"""Compares what a run did with what the catalog says it does."""

import importlib.metadata
import os
import platform
import re
import sys

from recorder.catalog import Entry, Needs, Outcome
from recorder.terminal import Run


def outcome_of(run: Run) -> str:
    """Return ``succeeds``, ``raises`` or ``hangs``."""
    if run.exit_code is None:
        return "hangs"
    return "succeeds" if run.exit_code == 0 else "raises"


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
    raised = re.findall(r"^(?:\w+\.)*(\w+)(?::.*)?$", output, flags=re.MULTILINE)
    if expected.exception and expected.exception not in raised:
        return f"was expected to print the traceback of {expected.exception}, but did not"
    if not expected.exception and "Traceback (most recent call last):" in output:
        return "printed a traceback that the catalog does not name; declare its `exception`"
    return None


def unmet_need(needs: Needs) -> str | None:
    """Return what this machine lacks, as the end of a sentence, or None."""
    if needs.python and sys.version_info[:2] < tuple(map(int, needs.python.split("."))):
        return f"needs Python {needs.python} or newer"
    systems = {platform.system(), "POSIX" if os.name == "posix" else ""}
    if needs.system and needs.system not in systems:
        return f"needs {needs.system}"
    if needs.package:
        try:
            importlib.metadata.version(needs.package)
        except importlib.metadata.PackageNotFoundError:
            return f"needs the package {needs.package}"
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
