"""What is said of this machine is what the system says."""

import os
import platform
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from recorder.runs.interpreters import Interpreter
from recorder.runs.machine import cpu_model, machine, machine_name, usable_cpus
from tests.pythons import pythons

CPUINFO = Path("/proc/cpuinfo")
ROOT = Path(__file__).parents[3]
INTERPRETERS = pythons()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_model_of_the_cpu_stands_in_what_linux_says_of_it() -> None:
    model = cpu_model()
    said = CPUINFO.read_text(errors="replace")
    assert model
    assert f": {model}\n" in said or ("model name" not in said and model in platform.uname())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_usable_cpus_are_those_that_linux_allows() -> None:
    """That is what why_processes.md says of them, and that a limit on CPU time is not counted."""
    lines = Path("/proc/self/status").read_text().splitlines()
    (allowed,) = [line.split()[1] for line in lines if line.startswith("Cpus_allowed:")]
    assert usable_cpus() == int(allowed.replace(",", ""), 16).bit_count()


def test_the_facts_of_a_run_are_of_this_system() -> None:
    facts = machine()
    system, _, release, *_ = platform.uname()
    assert facts["os"] == f"{system} {release}"
    assert facts["terminal"] == ("pipes" if os.name == "nt" else "pty")
    assert (facts["cpu_model"], facts["usable_cpus"]) == (cpu_model(), usable_cpus())


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
@pytest.mark.parametrize("interpreter", INTERPRETERS.values(), ids=INTERPRETERS)
def test_a_cpu_that_this_process_may_not_use_is_not_usable(interpreter: Interpreter) -> None:
    """In a process of its own, since what is allowed holds until its end."""
    program = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))});"
        "from recorder.runs.machine import usable_cpus; print(usable_cpus())"
    )
    command = [interpreter.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "1\n"


PLACES = {("Linux", "x86_64"), ("Darwin", "arm64"), ("Windows", "AMD64")}
"""What the systems of the workflow say of themselves."""


def test_the_names_of_a_published_site_are_those_that_machines_give_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a machine would be listed twice, and once as one that did not report."""
    workflow = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    (words,) = re.findall(r"--machines (.*)", workflow)
    names = set()
    for system, model in PLACES:
        monkeypatch.setattr(platform, "system", lambda system=system: system)
        monkeypatch.setattr(platform, "machine", lambda model=model: model)
        names.add(machine_name())
    assert names == set(shlex.split(words))


def test_on_macos_the_model_of_the_cpu_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        model = {"machdep.cpu.brand_string": "Apple M2\n", "hw.model": "Mac14,2\n"}[command[-1]]
        return subprocess.CompletedProcess(command, 0, stdout=model)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    monkeypatch.setattr(subprocess, "run", answer)
    assert cpu_model() == "Apple M2"
