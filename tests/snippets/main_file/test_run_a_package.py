import subprocess
from pathlib import Path

import pytest

from recorder.runs.interpreters import Interpreter
from snippets.main_file.run_a_package import MAIN
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet


def test_the_child_cannot_find_the_function(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("main_file/run_a_package")
    assert "child: hello" not in seen.text
    assert ("module '__main__' has no attribute 'hello'" in seen.text) == (python >= (3, 14))
    assert ("Can't get attribute 'hello' on <module" in seen.text) == (python < (3, 14))


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_a_child_does_not_run_the_file(
    interpreter: Interpreter, method: str, tmp_path: Path
) -> None:
    (tmp_path / "package").mkdir()
    text = MAIN.replace('"spawn"', f'"{method}"')
    (tmp_path / "package" / "__main__.py").write_text(f'print("top", flush=True)\n{text}')
    done = subprocess.run(
        [interpreter.executable, "-m", "package"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "top\n"
    assert "AttributeError" in done.stderr
