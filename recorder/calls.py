"""Opens processes that call a snippet's function when asked, and always ends them."""

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import attrs

from recorder.errors import AuthorError
from recorder.terminal import GRACE, MARK, OWN_MARK, clean_environment, kill_marked

SERVER = Path(__file__).with_name("call_server.py")
SHOWN = 2000
"""Characters of an error's text that are shown at most."""


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
    """A process that has imported a snippet and opened its pool, and waits to be asked."""

    ask: Callable[[Sequence[str], float], None]
    answer: Callable[[], Answer]

    def call(self, arguments: Sequence[str], seconds: float) -> Answer:
        """Ask for calls until `seconds` are over, at least for one, and wait for the answer."""
        self.ask(arguments, seconds)
        return self.answer()


@contextlib.contextmanager
def call_server(
    snippet: str,
    call: str,
    within: str | None,
    workers: int,
    *,
    limit: float,
    cancelled: Callable[[], bool],
) -> Iterator[CallServer]:
    """Open a process that calls ``call`` of a snippet, first of all with the pool ``within``.

    Arguments that look like whole numbers are passed as such. A call may take
    `limit` seconds. However this ends, the process and its workers have ended.

    Raises
    ------
    AuthorError
        The snippet cannot be imported or called, or took too long.
    KeyboardInterrupt
        `cancelled` returned true.
    """
    module = f"snippets.{snippet.replace('/', '.')}"
    given = {"module": module, "call": call, "within": within, "workers": workers}
    mark = f"{OWN_MARK}.{uuid.uuid4().hex}"
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, str(SERVER), json.dumps(given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            env=clean_environment() | {MARK: mark},
            start_new_session=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        reader = threading.Thread(target=_forward, args=(process.stdout, lines), daemon=True)
        reader.start()
        stdin = process.stdin

        def receive() -> Any:
            line = _next_line(lines, limit, cancelled)
            if line:
                return json.loads(line)
            errors.seek(0)
            text = errors.read().decode("utf-8", errors="backslashreplace")[-SHOWN:]
            what = "took longer than its `limit`" if line is None else "ended with an error"
            raise AuthorError(f"snippets/{snippet}.py: {call}() {what}; mend it\n{text}")

        def ask(arguments: Sequence[str], seconds: float) -> None:
            asked = {"arguments": [_number_or_text(each) for each in arguments], "seconds": seconds}
            # The process may have ended; then the answer tells why.
            with contextlib.suppress(BrokenPipeError):
                stdin.write(json.dumps(asked) + "\n")
                stdin.flush()

        def answer() -> Answer:
            return Answer(**receive())

        try:
            receive()  # it is ready, or says why not
            yield CallServer(ask, answer)
            with contextlib.suppress(BrokenPipeError):
                stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GRACE)
        finally:
            kill_marked(mark)
            process.wait()
            reader.join()
            with contextlib.suppress(BrokenPipeError):
                stdin.close()
            process.stdout.close()


def _forward(stream: IO[str], lines: "queue.SimpleQueue[str]") -> None:
    """Pass on each line, and an empty one at the end."""
    for line in stream:
        lines.put(line)
    lines.put("")


def _next_line(
    lines: "queue.SimpleQueue[str]", limit: float, cancelled: Callable[[], bool]
) -> str | None:
    """Return the next line, an empty one at the end, None when the limit is over."""
    until = time.monotonic() + limit
    while time.monotonic() < until:
        if cancelled():
            raise KeyboardInterrupt
        with contextlib.suppress(queue.Empty):
            return lines.get(timeout=0.25)
    return None


def _number_or_text(word: str) -> int | str:
    return int(word) if word.isdigit() else word
