"""Makes one run: the command at its place, what it printed, and the bytes that ran."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from recorder.catalog.entries import ToRun
from recorder.errors import AuthorError
from recorder.paths import RECORDER
from recorder.runs.interpreters import Interpreter
from recorder.runs.machine import machine
from recorder.runs.store import RUNNERS, Asked, Kept, key_of, packages_of, save
from recorder.runs.terminal import Run, Suspended, run_at_terminal

LAUNCHER = RECORDER / "runs" / "start_method.py"
TRIES = 5
"""How often a run is repeated that was suspended, or whose snippet was edited meanwhile."""

Extra = dict[str, str]
"""Further files to keep, by name."""
Runner = Callable[[list[str], ToRun, Path | None], tuple[Run, Extra]]


def run_plainly(command: list[str], how: ToRun, folder: Path | None) -> tuple[Run, Extra]:
    """Run a command at a terminal, and keep nothing but what it printed."""
    return run_at_terminal(
        command, limit=how.limit, folder=folder, ctrl_c_after=how.ctrl_c_after
    ), {}


def execute(
    asked: Asked,
    interpreter: Interpreter,
    runner: Runner = run_plainly,
    runners: tuple[str, ...] = RUNNERS,
) -> Kept:
    """Make a run and keep what was seen under the key of the very bytes that ran.

    A run during which the snippet was edited, or this program suspended, is
    made again.
    """
    path = Path(asked.entry.path)
    for _ in range(TRIES):
        before = _state(path)
        key = key_of(asked, interpreter, before[0], runners)
        try:
            run, files, fault = _run(asked, interpreter, runner)
        except Suspended:
            continue
        if _state(path) != before:
            continue
        output = shortened(run.output.decode("utf-8", "backslashreplace"), interpreter)
        facts = {
            "snippet": asked.entry.name,
            "label": asked.entry.label,
            "how": asked.how,
            "command": command_for_readers(asked),
            "arguments": list(asked.arguments),
            "exit_code": run.exit_code,
            "seconds": round(run.seconds, 3),
            "limit_seconds": asked.entry.run.limit,
            "left_behind": list(run.left_behind),
            "fault": fault,
            "python_version": interpreter.version,
            "python_implementation": interpreter.implementation,
            "python_build": interpreter.build,
            **machine(),
            "start_method": asked.entry.run.start_method or asked.place.start_method,
            "packages": packages_of(asked.entry, interpreter),
            "source_sha256": hashlib.sha256(before[0]).hexdigest(),
            "recorded_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "key": key,
        }
        return save(asked.folder, facts, {"output.txt": output, **files})
    raise AuthorError(
        f"{path}: changed while it ran, or this program was suspended, {TRIES} times; "
        "let it rest and run again (does it write to its own file?)"
    )


def _state(path: Path) -> tuple[bytes, int]:
    """Return a file's bytes and the moment of its last change: an edit and its undoing show."""
    try:
        return path.read_bytes(), path.stat().st_mtime_ns
    except OSError as error:
        raise AuthorError(f"{path}: could not be read: {error.strerror}; restore it") from None


def _run(
    asked: Asked, interpreter: Interpreter, runner: Runner
) -> tuple[Run, dict[str, str], str | None]:
    """Run the command, and say what makes its output unusable, if anything does."""
    entry, how = asked.entry, asked.entry.run
    try:
        if asked.how != "alone":
            run, files = runner(_command(asked, interpreter), how, None)
        else:
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(entry.path, folder)
                command = [interpreter.executable, Path(entry.path).name, *asked.arguments]
                run, files = runner(command, how, Path(folder))
                output = run.output.replace(f"{folder}{os.sep}".encode(), b"")
                run = Run(output, run.exit_code, run.seconds, run.left_behind)
    except AuthorError as error:
        return Run(b"", None, 0.0, ()), {}, str(error)
    try:
        run.output.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = run.output[error.start]
        return run, files, f"printed byte 0x{byte:02x} at offset {error.start}, which is not UTF-8"
    return run, files, None


def _command(asked: Asked, interpreter: Interpreter) -> list[str]:
    """Return the command: through the launcher only where it changes the start method."""
    entry, method = asked.entry, asked.place.start_method
    executable = str(Path(interpreter.executable).absolute())
    if asked.how == "module":
        return [executable, "-m", entry.path[:-3].replace("/", "."), *asked.arguments]
    chooses = len(entry.methods) == 1
    launcher = [] if chooses or method == interpreter.start_methods[0] else [str(LAUNCHER), method]
    return [executable, *launcher, entry.path, *asked.arguments]


def command_for_readers(asked: Asked) -> str:
    """Return the command as a reader types it at the root of the project."""
    return " ".join(["python", asked.entry.path, *asked.arguments])


def shortened(output: str, interpreter: Interpreter) -> str:
    """Return output with this machine's paths cut to what any reader's traceback has in common."""
    text = _replaced(interpreter.library, f"lib/python{interpreter.python}", output)
    text = _replaced(f"{Path.cwd()}{os.sep}", "", text)
    lines = text.replace("\r\n", "\n").split("\n")
    return sanitized("\n".join(line.rstrip(" \t") for line in lines))


def _replaced(path: str, by: str, text: str) -> str:
    """Return a text with a path replaced, but not where another path merely ends like it."""
    return re.sub(rf"(?<![\w.~-]){re.escape(path)}", lambda _: by, text)


def sanitized(text: str) -> str:
    """Return printed text without what no page can show: control characters become signs.

    Those that have no sign of their own are spelled, as Python does: a page would take some
    of them for the end of a line, others turn the direction of a text or cannot be seen.
    """
    text = re.sub(r"[\x00-\x08\x0b-\x1f]", lambda match: chr(0x2400 + ord(match[0])), text)
    text = text.replace("\x7f", "␡")
    return "".join(
        sign if sign.isprintable() or sign in "\t\n" else ascii(sign)[1:-1] for sign in text
    )
