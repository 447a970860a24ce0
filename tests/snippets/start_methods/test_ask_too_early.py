import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("label", ["", "lock"])
def test_a_question_or_a_lock_fixes_the_method(run: RunSnippet, label: str) -> None:
    seen = run("start_methods/ask_too_early", label=label)
    assert seen.lines[-1] == "RuntimeError: context has already been set"
    assert "chosen now: spawn" not in seen.lines


def test_asking_with_allow_none_fixes_nothing(run: RunSnippet) -> None:
    assert run("start_methods/ask_too_early", label="allow_none").lines == [
        "chosen so far: None",
        "chosen now: spawn",
    ]


def test_a_lock_of_an_imported_module_is_earlier_than_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "library.py").write_text("import multiprocessing\nlock = multiprocessing.Lock()\n")
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing\nimport library\n\n"
        'if __name__ == "__main__":\n    multiprocessing.set_start_method("spawn")\n'
    )
    done = subprocess.run(
        [sys.executable, str(program)], stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "RuntimeError: context has already been set"
