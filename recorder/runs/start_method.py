"""Runs a script as ``__main__`` under a start method that the script does not choose.

    python recorder/runs/start_method.py spawn snippets/process/join_one.py

The method is the default one, as on a system that has it as its default: the
script may still choose another, even with `multiprocessing.set_start_method`.
The script's children are told where their main module is exactly as if the
script had been run by itself. This file imports nothing of the project, so that
it runs from any folder and on any Python.
"""

import multiprocessing.context
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Make the start method the default, then become the script."""
    method, script = sys.argv[1:3]
    # Not set_start_method: it would forbid the script to call it.
    default: Any = multiprocessing.context._default_context
    default._default_context = default.get_context(method)
    del sys.argv[:2]
    sys.path[0] = str(Path(script).resolve().parent)
    main_module = sys.modules["__main__"]
    # Like `python script`: children find the file through __file__ and no __spec__.
    main_module.__file__ = str(Path(script).resolve())
    main_module.__spec__ = None
    source = Path(script).read_bytes()
    names = main_module.__dict__
    for name in ("multiprocessing", "sys", "Path", "Any", "main"):
        del names[name]
    exec(compile(source, script, "exec"), names)


if __name__ == "__main__":
    main()
