import subprocess
import sys
from types import SimpleNamespace

from snippets.start_methods.make_it_in_the_child import draw
from tests.snippets.conftest import ROOT, RunSnippet


def test_every_child_has_its_own(run: RunSnippet) -> None:
    assert run("start_methods/make_it_in_the_child").lines == [
        "different numbers: 3",
        "different ids: 3",
    ]


def test_the_numbers_come_from_the_seed_and_the_ids_do_not() -> None:
    drawn: list[tuple[float, object]] = []
    results = SimpleNamespace(put=drawn.append)
    draw(1, results)
    draw(1, results)
    assert drawn[0][0] == drawn[1][0]
    assert drawn[0][1] != drawn[1][1]


def test_it_does_so_under_each_method() -> None:
    for method in ("fork", "spawn", "forkserver"):
        command = [sys.executable, "snippets/start_methods/make_it_in_the_child.py", method]
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=60
        )
        assert done.stdout.splitlines() == ["different numbers: 3", "different ids: 3"]
