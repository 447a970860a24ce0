"""Says which tests may be skipped, where and why: any other skip ends a run red."""

import os
import re
import sys
from typing import Literal

When = Literal["anywhere", "elsewhere than on Linux", "outside CI"]

ALLOWED: dict[str, When] = {
    # What a machine of another kind lacks.
    r"Windows (has|keeps) .*": "elsewhere than on Linux",
    r"has no (such (signal|scripts)|pseudo-terminal|process groups|true|/dev/full)": (
        "elsewhere than on Linux"
    ),
    r"needs (POSIX|Linux|a system that tells threads' times)": "elsewhere than on Linux",
    r"(shows shared memory as files|reads /proc|memory is read from /proc)": (
        "elsewhere than on Linux"
    ),
    r"elsewhere only root may look": "elsewhere than on Linux",
    r"the page says this of Linux": "elsewhere than on Linux",
    r"no fork here": "elsewhere than on Linux",
    r"the programs look into /proc": "elsewhere than on Linux",
    r"has no signal masks, or other ones": "elsewhere than on Linux",
    # What CI installs.
    r"needs the package .*": "outside CI",
    r"could not import '.*": "outside CI",
    # What no machine can be asked to have.
    r"needs several hosts": "anywhere",  # nox -s clusters makes them, as root
    r"needs root on Linux, to make namespaces": "anywhere",
    r"root may read everything": "anywhere",
    r"nobody may set a quota on this machine": "anywhere",
    r"this machine lets nobody make a namespace": "anywhere",
    r"this user may not look into another process": "anywhere",
    r"no package registry can be reached: .*": "anywhere",
    # What is said of other Pythons, or of another site.
    r"the page says nothing of 3\.\d+\.\d+\w*": "anywhere",
    r"this Python has no GIL": "anywhere",
    r"it needs a Python with its shared library": "anywhere",
    r"Zensical has its own: see about/decisions\.md": "anywhere",
    r"SITE_URL is set: this site has an address": "anywhere",
    r"this run was asked for single tests": "anywhere",
}
"""Patterns of reasons, and where they count."""


def in_ci() -> bool:
    """Tell whether this is the run that counts, on a machine that has all that is needed."""
    return bool(os.environ.get("CI"))


def is_known(reason: str) -> bool:
    """Tell whether tests may be skipped for this reason at all."""
    return any(re.fullmatch(pattern, reason) for pattern in ALLOWED)


def is_allowed(reason: str) -> bool:
    """Tell whether tests may be skipped for this reason here."""
    allowed = [when for pattern, when in ALLOWED.items() if re.fullmatch(pattern, reason)]
    return any(
        when == "anywhere"
        or (when == "outside CI" and not in_ci())
        or (when == "elsewhere than on Linux" and sys.platform != "linux")
        for when in allowed
    )
