import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pythons import pythons
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
ALL = """\
import multiprocessing
import sys

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    print("missing:", sorted(set(multiprocessing.__all__) - set(dir(context))))
    made = [context.Process()]
    with context.Pool(1) as pool, context.Manager() as manager:
        made += [*pool._pool, manager._process]
        queues = [context.Queue(), context.JoinableQueue(), context.SimpleQueue()]
        locks = [context.Lock(), context.RLock(), context.Event()._cond._lock]
        locks += [context.Value("i").get_lock(), *(queue._rlock for queue in queues)]
    methods = {process._start_method for process in made}
    # Of its locks, those of fork alone have no name.
    assert {lock._semlock.name is None for lock in locks} == {sys.argv[1] == "fork"}
    print("made by:", sorted(methods))
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


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_context_has_nearly_all_names_of_the_module_and_all_it_makes_uses_its_method(
    method: str, tmp_path: Path
) -> None:
    path = tmp_path / "all.py"
    path.write_text(ALL, encoding="utf-8")
    for interpreter in pythons().values():
        command = [interpreter.executable, str(path), method]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout.splitlines() == [
            "missing: ['get_all_start_methods']",
            f"made by: ['{method}']",
        ]
