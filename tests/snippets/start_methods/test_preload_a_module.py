import re
import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet


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


def test_a_module_that_is_missing_is_left_out_without_a_word(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "preload_a_module.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    path.write_text(source.replace('["__main__", "asyncio"]', '["__main__", "no_such"]'), "utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "asyncio is there: False"
    assert done.stderr == ""
