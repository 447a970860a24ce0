import subprocess
import sys
from pathlib import Path

import pytest

from recorder.runs.interpreters import Interpreter
from recorder.runs.machine import usable_cpus
from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet

OTHERS = """\
import os

import joblib
import numpy
from threadpoolctl import threadpool_info, threadpool_limits


def told():
    return os.environ["OPENBLAS_NUM_THREADS"]


if __name__ == "__main__":
    with threadpool_limits(1):
        print({each["num_threads"] for each in threadpool_info()})
    shares = joblib.Parallel(n_jobs=2)(joblib.delayed(told)() for _ in range(2))
    print(shares == [str(max(1, joblib.cpu_count() // 2))] * 2)
"""
WITH_ALL = [
    each
    for each in pythons().values()
    if {"joblib", "numpy", "threadpoolctl"} <= set(each.packages)
]


def test_each_worker_has_one_thread(run: RunSnippet) -> None:
    assert run("libraries/limit_the_threads").lines == ["threads: 1 1"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_variables_that_are_set_after_the_import_come_too_late(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    source = (ROOT / "snippets" / "libraries" / "limit_the_threads.py").read_text("utf-8")
    needed = "import numpy as np\n"
    assert source.count(needed) == 1
    path = tmp_path / "late.py"
    path.write_text(source.replace(needed, "").replace("import os\n", f"{needed}import os\n"))
    command = [sys.executable, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["threads:", *[str(usable_cpus())] * 2]


@pytest.mark.parametrize("interpreter", WITH_ALL, ids=lambda each: each.python)
def test_threadpoolctl_sets_the_number_later_and_joblib_gives_a_share(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    path = tmp_path / "others.py"
    path.write_text(OTHERS, encoding="utf-8")
    command = [interpreter.executable, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["{1}", "True"]
