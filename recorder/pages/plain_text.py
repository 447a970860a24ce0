"""Says whether a text from a file of another machine can be what it is taken for."""

from collections.abc import Iterator
from typing import Any

MOST = 200
"""Characters of the name of a machine, a system, a processor or a version."""
MOST_CPUS = 10_000


def faults_of_texts(facts: dict[str, Any]) -> Iterator[str]:
    """Yield which of these facts is no plain text of one line, by its name."""
    for name, text in facts.items():
        if isinstance(text, str) and (len(text) > MOST or not text.isprintable()):
            yield f"{name}: is {text!r:.80}, not a plain text of at most {MOST} characters"
        if name == "usable_cpus" and not 0 <= text <= MOST_CPUS:
            yield f"{name}: is {text}, which no machine has"


def faults_of_tags(facts: dict[str, Any]) -> Iterator[str]:
    """Yield which of these facts of a machine holds a tag of HTML, which none has."""
    for name, text in facts.items():
        if isinstance(text, str) and "<" in text:
            yield f"{name}: is {text!r:.80}, which describes no machine"
