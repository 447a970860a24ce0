"""Runs shell scripts, and the noxfile, with stand-ins for what they call."""

import re
import runpy
import shlex
import shutil
import subprocess
import sys
import types
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from unittest import mock

import attrs

BASH = shutil.which("bash")
NAMES = (
    "apt-get", "chromium", "gh", "git", "nox", "pip", "python", "python3", "sudo"
)  # fmt: skip
REAL = ("date", "dirname", "id", "mkdir", "mktemp", "rm")
"""What a script needs to go on, and what does no harm in an empty folder."""
RUNNER = ("-e", "-o", "pipefail")
"""With these options GitHub starts the bash of a step."""
STAND_IN = """#!{bash}
words=("${{0##*/}}" "$@")
printf '%q ' "${{words[@]}}" >> {log}
echo >> {log}
case "${{words[*]}}" in
{answers}
"python3 -m venv "*) mkdir -p "$3/bin" && : > "$3/bin/activate" ;;
esac
"""


@attrs.frozen
class Called:
    """How a script ended, and the commands that it called, in order."""

    exit_code: int
    commands: tuple[str, ...]


def run_with_stubs(
    script: str,
    folder: Path,
    *,
    missing: Iterable[str] = (),
    answers: dict[str, str] | None = None,
) -> Called:
    """Run a script in a folder as a runner does; `answers` are shell code by begin of a command.

    A program without a stand-in is not found, so the script fails.
    """
    assert BASH, "bash is needed to try the scripts of workflows; install it"
    programs, log = folder / "programs", folder / "log"
    shutil.rmtree(programs, ignore_errors=True)
    programs.mkdir()
    log.write_text("")
    cases = "\n".join(f"{shlex.quote(begin)}*) {do} ;;" for begin, do in (answers or {}).items())
    for name in set(NAMES) - set(missing):
        text = STAND_IN.format(bash=BASH, log=shlex.quote(str(log)), answers=cases)
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    for name in REAL:
        (programs / name).symlink_to(str(shutil.which(name)))
    output = folder / "output"
    written = dict.fromkeys(("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV"), str(output))
    done = subprocess.run(
        [BASH, "--noprofile", "--norc", *RUNNER, "-c", script],
        cwd=folder,
        env={**written, "PATH": str(programs), "TMPDIR": str(folder), "GITHUB_REPOSITORY": "a/b"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    calls = (shlex.join(shlex.split(line)) for line in log.read_text().splitlines())
    made_here = re.compile(re.escape(f"{folder}/tmp.") + r"\w+")  # by mktemp
    return Called(done.returncode, tuple(made_here.sub("TEMPORARY", each) for each in calls))


def exists(folder: Path, *names: str) -> None:
    """Put empty files into a folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def expanded(script: str, values: dict[str, str]) -> str:
    """Return a script in which variables of the workflow have these values."""
    assigned = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in values.items())
    return assigned + script


def run_noxfile(path: Path, session_type: type = object) -> tuple[dict[str, Any], dict[str, bool]]:
    """Run a noxfile without nox; return what it defines, and which sessions, by default or not."""
    sessions: dict[str, bool] = {}

    def session(function: Any = None, *, default: bool = True) -> Any:
        def keep(each: Callable[..., None]) -> Callable[..., None]:
            sessions[each.__name__] = default
            return each

        return keep(function) if function else keep

    nox, command = types.ModuleType("nox"), types.ModuleType("nox.command")
    vars(command).update(CommandFailed=OSError)
    options = types.SimpleNamespace()
    vars(nox).update(options=options, session=session, Session=session_type, command=command)
    with mock.patch.dict(sys.modules, {"nox": nox, "nox.command": command}):
        return runpy.run_path(str(path)), sessions
