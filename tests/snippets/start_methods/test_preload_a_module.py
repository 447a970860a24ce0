import re
import subprocess
from pathlib import Path

import pytest

from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons, pythons_since
from tests.snippets.conftest import ROOT, RunSnippet

WITH_A_SERVER = [each for each in pythons().values() if "forkserver" in each.start_methods]
USES = """\
import sys
from multiprocessing import Process, set_forkserver_preload, set_start_method


def use():
    print(f"lazy_one: {'lazy_one' in sys.modules}, colorsys: {'colorsys' in sys.modules}")
    sys.modules["lazy_one"].colorsys.rgb_to_hsv
    print(f"colorsys: {'colorsys' in sys.modules}")


if __name__ == "__main__":
    set_start_method("forkserver")
    set_forkserver_preload(["lazy_one"])
    child = Process(target=use)
    child.start()
    child.join()
"""


def told(lines: list[str]) -> tuple[str, float]:
    there, took = lines
    found = re.fullmatch(r"its import took ([\d.]+) ms", took)
    assert found
    return there, float(found[1])


def test_a_preloaded_module_is_there_and_costs_the_child_less(run: RunSnippet) -> None:
    there, ms = told(run("start_methods/preload_a_module").lines)
    there_without, ms_without = told(run("start_methods/preload_a_module", label="without").lines)
    assert there == "asyncio is there: True"
    assert there_without == "asyncio is there: False"
    assert ms < ms_without / 2


def seen(interpreter: Interpreter, path: Path, *options: str) -> tuple[list[str], str]:
    done = subprocess.run(
        [interpreter.executable, *options, str(path)],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.splitlines(), done.stderr


def test_a_module_that_is_missing_is_left_out_without_a_word(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "preload_a_module.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    path.write_text(source.replace('["__main__", "asyncio"]', '["__main__", "no_such"]'), "utf-8")
    for interpreter in WITH_A_SERVER:
        lines, errors = seen(interpreter, path)
        assert lines[0] == "asyncio is there: False"
        assert errors == ""


def test_any_other_exception_ends_the_server(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "preload_a_module.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    path.write_text(source.replace('["__main__", "asyncio"]', '["__main__", "breaks"]'), "utf-8")
    (tmp_path / "breaks.py").write_text("1 / 0\n", "utf-8")
    for interpreter in WITH_A_SERVER:
        lines, errors = seen(interpreter, path)
        assert lines == []
        assert "ZeroDivisionError" in errors
        assert re.search(r", in start\n", errors)


@pytest.mark.parametrize("interpreter", pythons_since(3, 15), ids=lambda each: each.python)
def test_since_3_15_it_can_be_told_that_a_module_is_missing(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    source = (ROOT / "snippets" / "start_methods" / "preload_a_module.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    told = {}
    for what in ("warn", "fail"):
        path.write_text(
            source.replace('["__main__", "asyncio"]', f'["no_such"], on_error="{what}"'), "utf-8"
        )
        for options in ((), ("-W", "default")):
            lines, errors = seen(interpreter, path, *options)
            told[what, options] = (bool(lines), "no_such" in errors)
    shown = ("-W", "default")
    assert (told["warn", ()], told["warn", shown]) == ((True, False), (True, True))
    assert (told["fail", ()], told["fail", shown]) == ((False, True), (False, True))


@pytest.mark.parametrize("interpreter", pythons_since(3, 15), ids=lambda each: each.python)
def test_a_lazy_import_is_done_by_the_child_that_uses_it(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    (tmp_path / "lazy_one.py").write_text("lazy import colorsys\n", "utf-8")
    path = tmp_path / "uses.py"
    path.write_text(USES, "utf-8")
    lines, errors = seen(interpreter, path)
    assert errors == ""
    assert lines == ["lazy_one: True, colorsys: False", "colorsys: True"]
