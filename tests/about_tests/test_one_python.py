"""A machine with a single Python has all the tests, each for that one: none counts as lost."""

import os
import subprocess
import sys

from tests.about_tests.collected import ROOT
from tests.about_tests.gates import PYTEST
from tests.pythons import HIDDEN


def test_on_a_machine_with_one_python_no_test_is_lost() -> None:
    """What varies with the Pythons is a parameter that is known as such: see `collected`."""
    words = ["--collect-only", "--quiet", "-p", "no:cacheprovider", *PYTEST["testpaths"]]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env={**os.environ, HIDDEN: "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, "\n".join([*done.stdout.splitlines()[-20:], done.stderr])
    assert "test_sentences.py::" in done.stdout
    assert f"-{sys.version_info[0]}.{sys.version_info[1]}-" in done.stdout
