import subprocess
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under


def test_the_workers_lack_the_name(run: RunSnippet) -> None:
    seen = run("start_methods/define_under_the_guard")
    assert seen.lines[-1] == "NameError: name 'VOWELS' is not defined"
    assert "[1, 2, 2]" not in seen.text
    workers = seen.text.partition("RemoteTraceback")[2].partition("direct cause")[0]
    frames = [line for line in workers.splitlines() if line.startswith('  File "')]
    assert any(line.endswith(", in count_vowels") for line in frames)
    assert "define_under_the_guard.py" in frames[-1]


def test_spawned_workers_lack_it_too(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        run_under("spawn", "start_methods/define_under_the_guard", tmp_path)
    assert "NameError: name 'VOWELS' is not defined" in error.value.stderr


def test_forked_workers_have_it(tmp_path: Path) -> None:
    assert run_under("fork", "start_methods/define_under_the_guard", tmp_path) == ["[1, 2, 2]"]
