import subprocess
import sys

import pytest

from tests.snippets.conftest import ROOT, RunSnippet

COUNTS = """
import os
from multiprocessing import get_context
from snippets.libraries.fork_after_grpc import ask, serve

def count():
    print(len(os.listdir("/proc/self/task")), flush=True)

if __name__ == "__main__":
    context = get_context("fork")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=[there])
    server.start()
    port = here.recv()
    count()
    channel = ask(b"parent?", port)
    print(len(os.listdir("/proc/self/task")) > 1, flush=True)
    child = context.Process(target=count)
    child.start()
    child.join()
    server.kill()
    server.join()
    os._exit(0)
"""


def test_a_child_that_was_forked_after_a_call_hangs_in_its_own(run: RunSnippet) -> None:
    seen = run("libraries/fork_after_grpc")
    assert seen.lines == ["asked b'parent?' got b'parent?'"]
    assert seen.exit_code is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_grpc_has_threads_after_a_call_and_a_forked_child_has_one() -> None:
    pytest.importorskip("grpc")
    command = [sys.executable, "-c", COUNTS]
    told = subprocess.check_output(command, cwd=ROOT, text=True, timeout=60)
    assert told.splitlines() == ["1", "asked b'parent?' got b'parent?'", "True", "1"]
