"""Keeps a snippet imported and its pool open, and calls its function when asked.

Runs in a process of its own, at the root of the project:
``python recorder/timings/call_server.py SPECIFICATION``.
It imports nothing that the snippet does not need, and opens the pool as any
program would. On standard input each line is a JSON object with ``arguments``
and ``seconds``: the function is called until so many seconds are over, at
least once. On standard output each line is a JSON object:

- first ``{}``: all is imported and the pool is open;
- then for each request ``{"begin": …, "end": …, "calls": …, "result": …}``,
  times of the monotonic clock that all processes of a machine share.
"""

import contextlib
import hashlib
import importlib
import json
import os
import sys
import time
from pathlib import Path

LONGEST = 80


def main() -> None:
    """Serve until standard input ends; what the snippet raises, ends this program."""
    specification = json.loads(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the snippet prints is no answer
    sys.path[0] = str(Path.cwd())  # no file beside this one must be taken for a module
    module = importlib.import_module(specification["module"])
    function = getattr(module, specification["call"])
    within = specification["within"]
    with contextlib.ExitStack() as stack:
        first = []
        if within:
            opened = getattr(module, within)(specification["workers"])
            first.append(stack.enter_context(opened))
        print("{}", file=answers, flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            calls = 0
            begin = end = time.perf_counter()
            while not calls or end - begin < asked["seconds"]:
                result = function(*first, *asked["arguments"])
                calls += 1
                end = time.perf_counter()
            answer = {"begin": begin, "end": end, "calls": calls, "result": shortened(result)}
            print(json.dumps(answer, default=str), file=answers, flush=True)


def shortened(result: object) -> object:
    """Return a result, a long one as its start and its digest."""
    text = result if isinstance(result, str) else json.dumps(result, default=str)
    if len(text) <= LONGEST:
        return result
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{text[:12]}… ({len(text):,} characters, SHA-256 {digest[:16]}…)"


if __name__ == "__main__":
    main()
