"""The command that runs a snippet in one line: from the published site, or in the unpacked zip."""

import os
import re
import shlex

from recorder.catalog.entries import Entry
from recorder.errors import AuthorError

VARIABLE = "SITE_URL"
"""Where the site is published. `mkdocs.yml` reads the same variable, and nothing else names it."""
ADDRESS = re.compile(r"https?://[\w.:/~%-]+")


def site_address() -> str:
    """Return the address of the site with a slash at its end, or nothing where none is set."""
    given = os.environ.get(VARIABLE, "").strip()
    if given and not ADDRESS.fullmatch(given):
        raise AuthorError(
            f"{VARIABLE}={given}: no address; set it to one such as https://example.org/book/, "
            "or leave it out"
        )
    return f"{given.rstrip('/')}/" if given else ""


def command_of(entry: Entry, arguments: tuple[str, ...], address: str) -> str:
    """Return what a reader types to run a snippet, with the packages it needs.

    Without an address, it is the command that works where the zip was unpacked.
    """
    needs = entry.run.needs
    with_uv = (address or needs.packages) and not needs.cluster  # an engine is installed on hosts
    start = ("uv", "run") if with_uv else ("python",)
    return shlex.join([*start, ("" if needs.cluster else address) + entry.path, *arguments])
