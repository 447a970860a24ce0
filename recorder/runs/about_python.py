"""Says what a Python is and has, in JSON: any Python of the machine runs this file.

It imports nothing of the project.
"""

import importlib.metadata
import json
import multiprocessing
import platform
import sys
import sysconfig
from typing import Any


def describe() -> dict[str, Any]:
    """Return what `recorder.runs.interpreters.Interpreter` holds, of the Python that runs this."""
    return {
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "version": platform.python_version(),
        "implementation": platform.python_implementation(),
        "build": sys.version,
        "start_methods": multiprocessing.get_all_start_methods(),
        "executable": sys.executable,
        "library": sysconfig.get_path("stdlib"),
        "packages": {each.name: each.version for each in importlib.metadata.distributions()},
    }


if __name__ == "__main__":
    print(json.dumps(describe()))
