import io
import math
import subprocess
import sys

import pytest

from recorder.runs.interpreters import Interpreter
from snippets.servers import count_for_a_container
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet


def test_there_are_as_many_workers_as_cpus_that_may_be_used(run: RunSnippet) -> None:
    cpus, usable, granted, workers = (
        line.rpartition(": ")[2] for line in run("servers/count_for_a_container").lines
    )
    assert 1 <= int(usable) <= int(cpus)
    limit = int(usable) if granted == "no limit" else max(1, math.floor(float(granted)))
    assert int(workers) == min(int(usable), limit)


@pytest.mark.parametrize(
    ("limit", "cpus"), [("150000 100000\n", 1.5), ("max 100000\n", None), (None, None)]
)
def test_the_quota_is_that_of_the_control_group_of_this_process(
    monkeypatch: pytest.MonkeyPatch, limit: str | None, cpus: float | None
) -> None:
    def read(path: str) -> io.StringIO:
        text = {"/proc/self/cgroup": "1:cpu:/other\n0::/mine\n"}.get(path, limit)
        if text is None:
            raise FileNotFoundError(path)
        return io.StringIO(text)

    monkeypatch.setattr("builtins.open", read)
    assert count_for_a_container.quota() == cpus


AFFINITY = """
import os
before = os.cpu_count()
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(os.cpu_count() == before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_cpu_count_counts_the_whole_machine(interpreter: Interpreter) -> None:
    command = [interpreter.executable, "-c", AFFINITY]
    assert subprocess.check_output(command, text=True, timeout=60) == "True\n"
