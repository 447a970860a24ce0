import subprocess
from pathlib import Path

from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet

FIXED = "RuntimeError: context has already been set"
CHOSE = "parent: chose spawn after the library's child"


def test_a_child_of_a_context_fixes_the_default_before_3_14(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("start_methods/fix_the_default")
    assert seen.lines[0] == "child of a library"
    assert seen.lines[-1] == (CHOSE if python >= (3, 14) else FIXED)
    assert (CHOSE in seen.lines) == (python >= (3, 14))


def test_a_context_of_fork_fixes_nothing_on_any_python(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "fix_the_default.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    path.write_text(source.replace('get_context("spawn")', 'get_context("fork")'), "utf-8")
    for interpreter in pythons().values():
        if "fork" in interpreter.start_methods:
            done = subprocess.run(
                [interpreter.executable, str(path)], capture_output=True, text=True, check=True
            )
            assert done.stdout.splitlines()[-1] == CHOSE
