import subprocess
import sys
from pathlib import Path

import pytest

from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]
ORIGIN = """\
import os
import sys
from multiprocessing import get_context
from pathlib import Path


def tell(answers):
    pids = (os.getpid(), os.getppid())
    answers.put((pids[1], *(Path(f"/proc/{pid}/cmdline").read_text() for pid in pids)))


if __name__ == "__main__":
    forks = []
    os.register_at_fork(before=lambda: forks.append("os.fork"))
    context = get_context(sys.argv[1])
    answers = context.SimpleQueue()
    seen = []
    for _ in range(2):
        child = context.Process(target=tell, args=(answers,))
        child.start()
        seen.append(answers.get())
        child.join()
    print("forks:", len(forks))
    print("of the program:", [parent == os.getpid() for parent, _, _ in seen])
    print("of one parent:", len({parent for parent, _, _ in seen}) == 1)
    print("copies of it:", [own == above for _, own, above in seen])
    print("a new Python above:", Path("/proc/self/cmdline").read_text() not in seen[0][1:])
"""
MADE = {
    "fork": ("2", [True, True], [True, True], False),
    "spawn": ("0", [True, True], [False, False], False),
    "forkserver": ("0", [False, False], [True, True], True),
}


@pytest.mark.parametrize("label", ["", *METHODS])
def test_both_children_work_and_end_well(run: RunSnippet, label: str) -> None:
    assert run("start_methods/start_two_children", label=label).lines == [
        "exit code of child 1 is 0",
        "exit code of child 2 is 0",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
@pytest.mark.parametrize("method", METHODS)
def test_fork_copies_the_parent_spawn_starts_a_python_and_the_server_copies_itself(
    method: str, tmp_path: Path
) -> None:
    path = tmp_path / "origin.py"
    path.write_text(ORIGIN, encoding="utf-8")
    forks, of_the_program, copies, server = MADE[method]
    for interpreter in pythons().values():
        done = subprocess.run(
            [interpreter.executable, str(path), method],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stdout.splitlines() == [
            f"forks: {forks}",
            f"of the program: {of_the_program}",
            "of one parent: True",
            f"copies of it: {copies}",
            f"a new Python above: {server}",
        ]
