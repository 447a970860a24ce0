import subprocess
import sys

import pytest

from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import end_by_ctrl_c

COUNTS_OF_A_CHANNEL = """\
import os

os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"
import grpc

before = len(os.listdir("/proc/self/task"))
channel = grpc.insecure_channel("127.0.0.1:1")
print(before, len(os.listdir("/proc/self/task")) > 1)
channel.close()
"""
WITH_GRPC = [each for each in pythons().values() if "grpcio" in each.packages]

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


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
@pytest.mark.parametrize("interpreter", WITH_GRPC, ids=lambda each: each.python)
def test_grpc_has_threads_from_its_first_channel_on(interpreter: Interpreter) -> None:
    command = [interpreter.executable, "-c", COUNTS_OF_A_CHANNEL]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["1", "True"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_ctrl_c_stops_it_and_its_children() -> None:
    pytest.importorskip("grpc")
    end_by_ctrl_c("libraries/fork_after_grpc", after="asked b'parent?'")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_grpc_has_threads_after_a_call_and_a_forked_child_has_one() -> None:
    pytest.importorskip("grpc")
    command = [sys.executable, "-c", COUNTS]
    told = subprocess.check_output(command, cwd=ROOT, text=True, timeout=60)
    assert told.splitlines() == ["1", "asked b'parent?' got b'parent?'", "True", "1"]
