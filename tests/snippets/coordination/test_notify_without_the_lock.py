import subprocess
import sys
from multiprocessing import Condition

import pytest

from tests.snippets.conftest import RunSnippet


def test_it_is_an_error(run: RunSnippet) -> None:
    seen = run("coordination/notify_without_the_lock")
    own = [line for line in seen.lines if 'File "snippets/' in line]
    assert seen.lines[seen.lines.index(own[-1]) + 1].strip() == "changed.notify()"
    assert seen.lines[-1] == "AssertionError: lock is not owned"


def test_so_is_one_for_all() -> None:
    with pytest.raises(AssertionError, match="lock is not owned"):
        Condition().notify_all()


def test_with_o_nobody_checks_it() -> None:
    code = "from multiprocessing import Condition; Condition().notify(); print('notified')"
    command = [sys.executable, "-O", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "notified\n"
