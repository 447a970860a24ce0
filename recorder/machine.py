"""Says under which circumstances something is recorded."""

import ast
import functools
import importlib.metadata
import multiprocessing
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from recorder.catalog import Place


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
                return line.partition(":")[2].strip()
    if sys.platform == "darwin":
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return platform.processor() or platform.machine()


@functools.cache
def circumstances() -> dict[str, Any]:
    """Return what a reader must know to judge a recording; all values are text or numbers.

    Keys: ``python_version``, ``python_implementation``, ``python_build``,
    ``os``, ``cpu_model``, ``usable_cpus``, ``start_method`` (the default one),
    ``terminal`` (``pty``, or ``pipes`` where there is no pseudo-terminal).
    """
    return {
        "python_version": platform.python_version(),
        "python_implementation": platform.python_implementation(),
        "python_build": sys.version,
        "os": f"{platform.system()} {platform.release()}",
        "cpu_model": cpu_model(),
        "usable_cpus": usable_cpus(),
        "start_method": multiprocessing.get_all_start_methods()[0],
        "terminal": "pipes" if sys.platform == "win32" else "pty",
    }


def here(start_method: str | None = None) -> Place:
    """Return where this process runs, under this start method or the default one."""
    return Place(
        start_method=start_method or circumstances()["start_method"],
        python=f"{sys.version_info[0]}.{sys.version_info[1]}",
        system=platform.system(),
    )


@functools.cache
def distributions() -> frozenset[str]:
    """Return the names of the packages that are installed here."""
    return frozenset(each.name for each in importlib.metadata.distributions())


def foreign_modules(source: bytes) -> set[str]:
    """Return the modules outside the standard library that this source imports."""
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.partition(".")[0])
    return modules - sys.stdlib_module_names


def package_versions(source: bytes) -> dict[str, str | None]:
    """Return the versions of the distributions that this source imports, by name."""
    foreign = foreign_modules(source)
    if not foreign:
        return {}
    known = importlib.metadata.packages_distributions()
    return versions_of({name for module in foreign for name in known.get(module, [])})


def versions_of(names: Iterable[str]) -> dict[str, str | None]:
    """Return the versions of these distributions, by name; None: not installed here."""
    installed = distributions()
    return {
        name: importlib.metadata.version(name) if name in installed else None
        for name in sorted(names)
    }
