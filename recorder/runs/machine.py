"""Says on which machine something is run."""

import functools
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any


def usable_cpus() -> int:
    """Return how many CPUs this process may run on, which can be fewer than there are."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_model() -> str:
    """Return the processor's name as the system gives it, or its architecture."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())  # some have blanks to fill a width
    if sys.platform == "darwin":
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return platform.processor() or platform.machine()


def system() -> str:
    """Return ``Linux``, ``Darwin`` or ``Windows``."""
    return platform.system()


def machine_name() -> str:
    """Return what readers call this kind of machine, such as ``macOS arm64``."""
    return f"{ {'Darwin': 'macOS'}.get(system(), system()) } {platform.machine()}"


@functools.cache
def machine() -> dict[str, Any]:
    """Return the machine's part of what a reader must know to judge a run; text or numbers.

    Keys: ``os``, ``cpu_model``, ``usable_cpus``, ``terminal`` (``pty``, or
    ``pipes`` where there is no pseudo-terminal).
    """
    return {
        "os": f"{platform.system()} {platform.release()}",
        "cpu_model": cpu_model(),
        "usable_cpus": usable_cpus(),
        "terminal": "pipes" if sys.platform == "win32" else "pty",
    }
