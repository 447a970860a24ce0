import subprocess
import sys
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only root may look")


def test_most_looks_find_the_loop(run: RunSnippet) -> None:
    lines = run("inside/sample_a_slow_child").lines
    assert "add_digits.<locals>.<genexpr>" in lines[0]
    assert "add_digits" in lines[1]


def test_how_often_the_samplers_look_unless_they_are_told() -> None:
    py_spy = Path(sys.executable).with_name("py-spy")
    commands = [([str(py_spy), "record"], "samples to collect per second [default: 100]")]
    for interpreter in pythons().values():
        if version_of(interpreter.version) >= (3, 15):
            sampler = [interpreter.executable, "-m", "profiling.sampling", "attach"]
            commands.append((sampler, "(default: 1khz)"))
    for command, rate in commands:
        shown = subprocess.run(
            [*command, "--help"], capture_output=True, text=True, timeout=60, check=True
        )
        assert rate in " ".join(shown.stdout.split())
