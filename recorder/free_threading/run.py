"""Runs the programs of the page on Python without the lock, on the very Python that runs this.

It imports nothing of the project and no package: a build without the lock may
have none of them. Keeps what was seen in the file that is named, and prints it
as Markdown, for the summary of a workflow.
"""

import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FORMAT = 1
PAGE = Path("docs", "en", "free_threading.md")
SHOWN = re.compile(r'--8<-- "build/pages/snippets/(\w+/\w+)\.md"')
LIMIT = 120.0
"""Seconds after which a program is stopped."""


def run_page() -> dict[str, Any]:
    """Run every program that the page shows, and return what was seen, and where."""
    names = SHOWN.findall(PAGE.read_text(encoding="utf-8"))
    return {
        "format": FORMAT,
        "python": platform.python_version(),
        "build": sys.version,
        "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "os": f"{platform.system()} {platform.machine()}",
        "cpus": os.cpu_count() or 1,
        "date": datetime.now(UTC).date().isoformat(),
        "runs": [run(name) for name in names],
    }


def run(name: str) -> dict[str, Any]:
    """Run one program as a reader would, without the variables that change how Python works."""
    path = Path("snippets", f"{name}.py")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    try:
        done = subprocess.run(
            [sys.executable, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LIMIT,
            check=False,
            env=environment | {"PYTHONIOENCODING": "utf-8"},
        )
        printed, exit_code = done.stdout, done.returncode
    except subprocess.TimeoutExpired as error:
        printed, exit_code = error.stdout or b"", None
    source = path.read_bytes().replace(b"\r\n", b"\n")  # however a checkout ends its lines
    return {
        "snippet": name,
        "output": printed.decode("utf-8", "backslashreplace").replace("\r\n", "\n"),
        "exit_code": exit_code,
        "source_sha256": hashlib.sha256(source).hexdigest(),
    }


def faults_of(seen: dict[str, Any]) -> list[str]:
    """Return what makes this no result of a build without the lock."""
    faults = [] if seen["runs"] else [f"{PAGE}: shows no program; name them there"]
    if not seen["free_threaded"]:
        faults.append(f"Python {seen['python']} was built with the lock; start this with another")
    for each in seen["runs"]:
        if each["exit_code"] is None:
            faults.append(f"snippets/{each['snippet']}.py: was stopped after {LIMIT:.0f} s")
        elif each["exit_code"]:
            faults.append(f"snippets/{each['snippet']}.py: ended with {each['exit_code']}")
    return faults


def as_markdown(seen: dict[str, Any]) -> str:
    """Return what was seen, for a reader."""
    parts = [f"## Python {seen['python']}, {seen['os']}, {seen['cpus']} CPUs\n\n`{seen['build']}`"]
    for each in seen["runs"]:
        # Indented rather than fenced: no output can end such a block.
        lines = "\n".join(f"    {line}" for line in each["output"].splitlines())
        parts.append(f"`{each['snippet']}`, exit code {each['exit_code']}:\n\n{lines}")
    return "\n\n".join(parts)


def main(file: str) -> int:
    """Run the page, keep and print what was seen; return 1 if anything is wrong with it."""
    seen = run_page()
    Path(file).write_text(json.dumps(seen, indent=1), encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(as_markdown(seen))
    faults = faults_of(seen)
    print(*faults, sep="\n", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
