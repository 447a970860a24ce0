import subprocess
from pathlib import Path

from recorder.catalog.entries import version_of
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under

LOCAL = """\
from multiprocessing import Process, set_start_method


def main():
    def local():
        pass

    Process(target=local).start()


if __name__ == "__main__":
    set_start_method("forkserver")
    main()
"""


def test_the_lock_of_its_object_cannot_travel(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("start_methods/start_a_method")
    message = seen.lines.index("TypeError: cannot pickle '_thread.lock' object")
    after = seen.lines[message + 1 :]
    notes = [line for line in after if line.startswith("when serializing ")]
    assert notes[:1] == (["when serializing dict item 'lock'"] if python >= (3, 14) else [])
    frames = [line for line in seen.lines[:message] if line.startswith('  File "')]
    assert any(line.endswith(", in start") for line in frames)
    assert "/multiprocessing/reduction.py" in frames[-1]
    assert seen.text.count("Traceback (most recent call last)") == 1
    assert "child: counted" not in seen.text


def test_a_fork_needs_no_pickling(tmp_path: Path) -> None:
    lines = run_under("fork", "start_methods/start_a_method", tmp_path)
    assert lines == ["child: counted to 1"]


def test_a_local_function_cannot_travel_either(tmp_path: Path) -> None:
    path = tmp_path / "local.py"
    path.write_text(LOCAL, encoding="utf-8")
    for interpreter in pythons().values():
        if "forkserver" in interpreter.start_methods:
            done = subprocess.run(
                [interpreter.executable, str(path)],
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=60,
            )
            assert done.returncode == 1
            assert "local object" in done.stderr
            named = "PicklingError: Can't pickle local object" in done.stderr
            assert named == (version_of(interpreter.version) >= (3, 14))
