import subprocess
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under


def test_the_workers_lack_the_name(run: RunSnippet) -> None:
    seen = run("start_methods/define_under_the_guard")
    assert seen.lines[-1] == "NameError: name 'VOWELS' is not defined"
    assert "[1, 2, 2]" not in seen.text


def test_spawned_workers_lack_it_too(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        run_under("spawn", "start_methods/define_under_the_guard", tmp_path)
    assert "NameError: name 'VOWELS' is not defined" in error.value.stderr
