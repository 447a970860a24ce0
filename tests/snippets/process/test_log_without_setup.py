import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_childs_information_is_lost_and_its_warning_bears_no_name(run: RunSnippet) -> None:
    assert run("process/log_without_setup").lines == [
        "MainProcess starts a worker",
        "WARNING:root:cat.png is small",
        "MainProcess is done",
    ]


def test_a_logger_of_its_own_writes_the_bare_message() -> None:
    code = "import logging; logging.getLogger('own').warning('bare'); logging.info('lost')"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == "bare\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no fork here")
def test_a_forked_worker_has_the_set_up(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "process" / "log_without_setup.py").read_text("utf-8")
    assert source.count('"spawn"') == 1
    script = tmp_path / "copy.py"
    script.write_text(source.replace('"spawn"', '"fork"'), encoding="utf-8")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.splitlines() == [
        "MainProcess starts a worker",
        "cat resizer opens cat.png",
        "cat resizer cat.png is small",
        "MainProcess is done",
    ]
