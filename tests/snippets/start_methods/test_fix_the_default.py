import subprocess
import sys
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter
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


def last_line(source: str, interpreter: Interpreter, path: Path) -> str:
    path.write_text(source, "utf-8")
    done = subprocess.run(
        [interpreter.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.splitlines()[-1]


def test_a_context_of_forkserver_fixes_the_default_as_well(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "fix_the_default.py").read_text("utf-8")
    source = source.replace('get_context("spawn")', 'get_context("forkserver")')
    for interpreter in pythons().values():
        version = version_of(interpreter.version)
        if "forkserver" in interpreter.start_methods and not (3, 13, 0) < version < (3, 14, 10):
            expected = CHOSE if version >= (3, 14) else FIXED
            assert last_line(source, interpreter, tmp_path / "copy.py") == expected


def test_a_program_that_chooses_first_is_safe(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "fix_the_default.py").read_text("utf-8")
    late = '    call_a_library()\n    set_start_method("spawn")\n'
    assert late in source
    source = source.replace(late, '    set_start_method("spawn")\n    call_a_library()\n')
    for interpreter in pythons().values():
        assert last_line(source, interpreter, tmp_path / "copy.py") == CHOSE


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


STARTS = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, set_start_method

def start(context, kind):
    if kind == "process":
        child = context.Process(target=abs, args=(1,))
        child.start()
        child.join()
    elif kind == "pool":
        with context.Pool(1) as pool:
            pool.apply(abs, (1,))
    else:
        with ProcessPoolExecutor(1, mp_context=context) as executor:
            executor.submit(abs, 1).result()

if __name__ == "__main__":
    start(get_context("{method}"), "{kind}")
    try:
        set_start_method("spawn")
    except RuntimeError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_so_do_a_pool_and_an_executor_of_either_method(interpreter: Interpreter) -> None:
    programs = [
        subprocess.Popen(
            [interpreter.executable, "-c", STARTS.format(method=method, kind=kind)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for method in ("spawn", "forkserver")
        for kind in ("process", "pool", "executor")
    ]
    told = {program.communicate(timeout=60)[0] for program in programs}
    fixed = version_of(interpreter.version) < (3, 14)
    assert told == {"context has already been set\n" if fixed else ""}
