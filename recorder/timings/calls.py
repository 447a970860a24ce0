"""Opens processes that call a snippet's function when asked, and always ends them."""

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import attrs

from recorder.errors import AuthorError
from recorder.runs.leftovers import MARK, kill_marked, mark_by_limit, new_mark, stop_if_asked
from recorder.runs.terminal import GRACE, clean_environment

SERVER = Path(__file__).with_name("call_server.py")
SHOWN = 2000
"""Characters of an error's text that are shown at most."""


@attrs.frozen(kw_only=True)
class Wanted:
    """A function to call, of a snippet; first of all it gets the pool that ``within`` opens."""

    snippet: str
    call: str
    within: str | None
    workers: int
    limit: float
    """Seconds that the opening, or a request, may take."""


@attrs.frozen
class Answer:
    """So many calls: when they began and ended, in seconds of a clock all processes share."""

    begin: float
    end: float
    calls: int
    result: Any

    @property
    def seconds(self) -> float:
        """How long one call took: the mean."""
        return (self.end - self.begin) / self.calls


@attrs.frozen
class CallServer:
    """A process that imports a snippet and opens its pool, then calls when it is asked."""

    wanted: Wanted
    process: "subprocess.Popen[str]"
    errors: IO[bytes]
    lines: "queue.SimpleQueue[str]"
    reader: threading.Thread

    def ask(self, arguments: Sequence[str], seconds: float) -> None:
        """Ask for calls until `seconds` are over, at least for one; whole numbers become int."""
        asked = {"arguments": [_number_or_text(each) for each in arguments], "seconds": seconds}
        assert self.process.stdin is not None
        # The process may have ended; then the answer tells why.
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()

    def answer(self) -> Answer:
        """Wait for the answer to what was asked."""
        return Answer(**self.receive())

    def call(self, arguments: Sequence[str], seconds: float) -> Answer:
        """Ask and wait for the answer."""
        self.ask(arguments, seconds)
        return self.answer()

    def receive(self) -> Any:
        """Wait for the next line: the first says that all is imported and the pool is open."""
        line = _next_line(self.lines, self.wanted.limit)
        if line:
            return json.loads(line)
        self.errors.seek(0)
        text = self.errors.read().decode("utf-8", errors="backslashreplace")[-SHOWN:]
        what = "took longer than its `limit`" if line is None else "ended with an error"
        path = f"snippets/{self.wanted.snippet}.py"
        raise AuthorError(f"{path}: {self.wanted.call}() {what}; mend it\n{text}")


@contextlib.contextmanager
def call_servers(wanted: Sequence[Wanted]) -> Iterator[list[CallServer]]:
    """Open a process for each; however this ends, they and their workers have ended."""
    mark = new_mark()
    servers: list[CallServer] = []
    try:
        for each in wanted:
            servers.append(_start(each, mark))
        for server in servers:
            server.receive()
        yield servers
        for server in servers:
            _close_input(server)
        until = time.monotonic() + GRACE
        for server in servers:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.process.wait(max(0.0, until - time.monotonic()))
    finally:
        if servers:
            kill_marked(mark)
        for server in servers:
            server.process.wait()
            server.reader.join()
            _close_input(server)
            assert server.process.stdout is not None
            server.process.stdout.close()
            server.errors.close()


def _start(wanted: Wanted, mark: str) -> CallServer:
    specification = {
        "module": f"snippets.{wanted.snippet.replace('/', '.')}",
        "call": wanted.call,
        "within": wanted.within,
        "workers": wanted.workers,
    }
    errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with its process
    process = subprocess.Popen(
        [sys.executable, str(SERVER), json.dumps(specification)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
        env=clean_environment() | {MARK: mark},
        start_new_session=True,
    )
    mark_by_limit(process.pid, mark)
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reader = threading.Thread(target=_forward, args=(process.stdout, lines), daemon=True)
    reader.start()
    return CallServer(wanted, process, errors, lines, reader)


def _close_input(server: CallServer) -> None:
    assert server.process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        server.process.stdin.close()


def _forward(stream: IO[str], lines: "queue.SimpleQueue[str]") -> None:
    """Pass on each line, and an empty one at the end."""
    for line in stream:
        lines.put(line)
    lines.put("")


def _next_line(lines: "queue.SimpleQueue[str]", limit: float) -> str | None:
    """Return the next line, an empty one at the end, None when the limit is over."""
    until = time.monotonic() + limit
    while time.monotonic() < until:
        stop_if_asked()
        with contextlib.suppress(queue.Empty):
            return lines.get(timeout=0.25)
    return None


def _number_or_text(word: str) -> int | str:
    return int(word) if word.isdecimal() and word.isascii() else word
