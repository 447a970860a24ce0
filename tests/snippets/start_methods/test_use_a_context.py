import multiprocessing
import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

NAMES = {
    "fork": ("ForkProcess", "__main__"),
    "forkserver": ("ForkServerProcess", "__mp_main__"),
    "spawn": ("SpawnProcess", "__mp_main__"),
}
REST = """\
from multiprocessing import Process, get_context


def tell(who):
    print(who, __name__, flush=True)


if __name__ == "__main__":
    for who, kind in [("context", get_context("spawn")), ("default", None)]:
        child = (kind.Process if kind else Process)(target=tell, args=(who,))
        child.start()
        child.join()
"""


def test_contexts_live_side_by_side(run: RunSnippet) -> None:
    lines = run("start_methods/use_a_context").lines
    expected = []
    methods = sorted(multiprocessing.get_all_start_methods())
    for number, method in enumerate(methods, start=1):
        kind, module = NAMES[method]
        expected.append(f"{method}: {kind}-{number}, {module}: 9")
    assert lines == expected


def test_the_rest_of_the_program_uses_the_default(tmp_path: Path) -> None:
    path = tmp_path / "rest.py"
    path.write_text(REST, encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=True)
    default = multiprocessing.get_all_start_methods()[0]
    assert done.stdout.splitlines() == [
        "context __mp_main__",
        f"default {NAMES[default][1]}",
    ]
