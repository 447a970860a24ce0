"""Compares what a run did with what the catalog says it does."""

import re
from collections.abc import Collection

from recorder.catalog.entries import Entry, Needs, Outcome, Place
from recorder.runs.store import Asked, Kept


def message_of(exception: str, output: str) -> str | None:
    """Return the last line in which a traceback names this exception, or None."""
    lines: list[str] = re.findall(
        rf"^(?:\w+\.)*{re.escape(exception)}(?::.*)?$", output, flags=re.MULTILINE
    )
    return lines[-1] if lines else None


def line_of(expected: Outcome, output: str) -> str | None:
    """Return the line of the output that people meet: the declared message, or the error's."""
    if expected.message:
        found = re.search(expected.message, output, flags=re.MULTILINE)
        if found is None:
            return None
        start = output.rfind("\n", 0, found.start()) + 1
        return output[start:].partition("\n")[0].strip()
    return message_of(expected.exception, output) if expected.exception else None


def complaint(expected: Outcome, kept: Kept) -> str | None:
    """Return how the run differs from what was expected, or None where it does not."""
    facts = kept.facts
    if facts["fault"]:
        return str(facts["fault"])
    happened = {
        "succeeds": "it succeeded",
        "raises": f"it ended with exit code {facts['exit_code']}",
        "hangs": f"it was still running after {facts['limit_seconds']:g} s and was stopped",
    }[kept.outcome]
    if kept.outcome != expected.expect:
        wanted = {"succeeds": "succeed", "raises": f"raise {expected.exception}", "hangs": "hang"}
        return f"was expected to {wanted[expected.expect]}, but {happened}"
    if facts["left_behind"]:
        left = ", ".join(facts["left_behind"])
        return f"left behind: {left}; join or terminate processes, unlink shared memory"
    if expected.exception and not message_of(expected.exception, kept.output):
        return f"was expected to print the traceback of {expected.exception}, but did not"
    if expected.message and line_of(expected, kept.output) is None:
        printed = message_of(expected.exception, kept.output) if expected.exception else None
        instead = f"; it printed {printed!r}" if printed else ""
        return f"was expected to print a line like {expected.message!r}, but did not{instead}"
    if not expected.exception and "Traceback (most recent call last):" in kept.output:
        return "printed a traceback that the catalog does not name; declare its `exception`"
    return None


def complaint_of(asked: Asked, kept: Kept) -> str | None:
    """Return how a run differs from what the catalog says of it at its place, or None."""
    return complaint(asked.entry.outcome(asked.place), kept)


def unmet_need(needs: Needs, place: Place, packages: Collection[str]) -> str | None:
    """Return what is missing at this place, as the end of a sentence, or None.

    `packages` are the names of the distributions that are installed there.
    """
    if needs.system == "POSIX" and place.system == "Windows":
        return "needs POSIX"
    if needs.system not in (None, "POSIX", place.system):
        return f"needs {needs.system}"
    if needs.cluster:
        return "needs several hosts"
    if missing := [name for name in needs.packages if name not in packages]:
        return f"needs the package {' and '.join(missing)}"
    return None


def explain(entry: Entry, kept: Kept, what: str) -> str:
    """Return the message an author sees: what is wrong, the end of the output, what to do."""
    text = kept.output
    shown = (
        text if len(text) <= 4000 else f"… {len(text) - 4000} characters left out …\n{text[-4000:]}"
    )
    indented = "".join(f"    | {line}\n" for line in shown.splitlines())
    return (
        f"{entry.path}: {what}\n"
        f"    command: {kept.facts['command']}\n{indented}"
        f"    Mend {entry.path}, or what snippets/catalog.toml:{entry.line} expects of "
        f"{entry.id!r}."
    )
