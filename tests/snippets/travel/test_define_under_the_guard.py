import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}
NOT_IMPORTED = """
import multiprocessing

def greet():
    print("child: hello")

if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    child = multiprocessing.Process(target=greet)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
"""

POOL = """
import multiprocessing

def greet(number):
    return f"hello {{number}}"

if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    with multiprocessing.Pool(1) as pool:
        first = pool._pool[0]
        result = pool.map_async(greet, range(2), chunksize=1)
        try:
            print(result.get(timeout=20 if {method!r} == "fork" else 3))
        except multiprocessing.TimeoutError:
            print("nothing came, first worker lives:", first in pool._pool)
"""


def check(lines: list[str], method: str) -> None:
    """Check what the program printed under this start method."""
    if method == "fork":
        assert lines == ["child: hello", "parent: exit code 0"]
    else:
        assert lines[-1] == "parent: exit code 1"
        assert lines[-2].startswith("AttributeError: ")
        assert "'greet'" in lines[-2]
        assert "'__mp_main__'" in lines[-2]
        assert "child: hello" not in lines
        frames = [line for line in lines if line.startswith('  File "')]
        assert "/multiprocessing/spawn.py" in frames[-1]
        assert "pickle.load(" in lines[lines.index(frames[-1]) + 1]


def test_only_a_forked_child_has_the_function(run: RunSnippet, start_method: str) -> None:
    check(run("travel/define_under_the_guard").lines, start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    check(run("travel/define_under_the_guard", label=method).lines, method)


@pytest.mark.parametrize("how", ["-c", "-", "-i", "-m", "folder"])
def test_so_it_is_where_the_main_module_is_not_imported(
    start_method: str, how: str, tmp_path: Path
) -> None:
    code = NOT_IMPORTED.format(method=start_method)
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__main__.py").write_text(code)
    alone = {"-c": ["-c", code], "folder": ["shop"], "-m": ["-m", "shop"]}
    arguments = alone.get(how, [how])
    seen = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        input=f"{code}\n" if how in ("-", "-i") else None,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    if start_method == "fork":
        assert "child: hello" in seen.stdout
        return
    assert "child: hello" not in seen.stdout
    if how == "-":
        assert "FileNotFoundError" in seen.stderr
        assert "<stdin>" in seen.stderr
    else:
        assert "AttributeError" in seen.stderr
        assert "greet" in seen.stderr


def test_a_module_run_by_its_name_is_imported(start_method: str, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(NOT_IMPORTED.format(method=start_method))
    seen = subprocess.run(
        [sys.executable, "-m", "shop"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    assert sorted(seen.stdout.splitlines()) == ["child: hello", "parent: exit code 0"]


def test_an_imported_function_is_found_wherever_the_import_is_typed(
    start_method: str, tmp_path: Path
) -> None:
    (tmp_path / "shop.py").write_text("def double(number):\n    return 2 * number\n")
    code = f"""
import multiprocessing
from shop import double
with multiprocessing.get_context({start_method!r}).Pool(1) as pool:
    print(pool.apply_async(double, (4,)).get(30))
"""
    seen = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    assert seen.stdout == "8\n"


def test_a_pool_replaces_its_workers_and_waits(start_method: str) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", POOL.format(method=start_method)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    alone = start_method == "fork"
    assert seen.stdout == (
        "['hello 0', 'hello 1']\n" if alone else "nothing came, first worker lives: False\n"
    )
    # Each task ends the worker that takes it.
    frames = re.findall(r'File ".*[/\\](\w+\.py)", line \d+, in \w+\n.*\n(?! *File)', seen.stderr)
    assert seen.stderr.count("\nAttributeError: ") == (0 if alone else 2)
    assert [frame for frame in frames if frame == "queues.py"] == (
        [] if alone else ["queues.py"] * 2
    )
