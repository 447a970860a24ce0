import subprocess
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet, interpreters


def test_the_parents_last_line_comes_before_the_childs(run: RunSnippet) -> None:
    assert run("process/skip_the_join").lines == [
        "parent: last line, exit code None",
        "child: finished",
    ]


@pytest.mark.parametrize("python", sorted(interpreters()))
def test_the_program_ends_after_its_child(python: str, tmp_path: Path) -> None:
    with (tmp_path / "output.txt").open("w+") as output:
        # Returns when the parent has ended, whoever else still holds the file.
        subprocess.run(
            [interpreters()[python].executable, ROOT / "snippets/process/skip_the_join.py"],
            stdout=output,
            timeout=60,
            check=True,
        )
        output.seek(0)
        assert "child: finished\n" in output.read()
