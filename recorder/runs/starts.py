"""Tells which snippets start processes or threads, by what they import."""

import re
from pathlib import Path

from recorder.catalog.entries import Entry
from recorder.catalog.sources import read_source

IMPORTS = re.compile(
    r"^\s*(?:import|from) (?:multiprocessing|concurrent|threading|subprocess|os|asyncio)\b",
    flags=re.MULTILINE,
)


def starts_others(entry: Entry) -> bool:
    """Tell whether a snippet may start processes or threads; without, it has one order."""
    return IMPORTS.search(read_source(Path(entry.path))) is not None
