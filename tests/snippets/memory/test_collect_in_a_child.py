import gc
import subprocess

import pytest

from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet

ROW = 64
"""Bytes that a row takes beside its numbers, as objects do that the collector visits."""


def test_a_collection_copies_many_pages(run: RunSnippet) -> None:
    grown = int(run("memory/collect_in_a_child").lines[1].split()[-2])
    assert grown > 0.9 * 500_000 * ROW / 2**20, "all rows"


def test_it_happens_by_itself_after_enough_new_objects() -> None:
    phases: list[str] = []

    def note(phase: str, _: object) -> None:
        phases.append(phase)

    assert gc.isenabled()
    gc.callbacks.append(note)
    try:
        rows = [[number] for number in range(50_000)]
    finally:
        gc.callbacks.remove(note)
    assert len(rows) == 50_000
    assert "start" in phases


TRACKED = """
import gc
from array import array

class Own:
    pass

print(*[gc.is_tracked(each) for each in ([1], {"a": [1]}, {1}, Own(), "text", 1, 1.5, b"bytes")])
print(gc.get_referents(array("d", [1.0, 2.0])) == [array])
"""
STEPS = """
import gc
from multiprocessing import get_context
from snippets.memory.collect_in_a_child import own_megabytes

def make_many():
    collections = []
    gc.callbacks.append(lambda when, what: collections.append(what["generation"]))
    kept, sizes, full = [], [own_megabytes()], []
    for _ in range(40):
        collections.clear()
        for _ in range(10_000):
            kept.append([])
        sizes.append(own_megabytes())
        full.append(2 in collections)
    steps = [after - before for before, after in zip(sizes, sizes[1:])]
    largest = steps.index(max(steps))
    print(full[largest], largest > 0, max(steps) > 10 * sorted(steps)[20])

if __name__ == "__main__":
    rows = [[number] for number in range(500_000)]
    child = get_context("fork").Process(target=make_many)
    child.start()
    child.join()
"""


def printed(interpreter: Interpreter, program: str) -> str:
    command = [interpreter.executable, "-c", program]
    return subprocess.check_output(command, cwd=ROOT, text=True, timeout=60)


ON_EACH = pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)


@ON_EACH
def test_the_collector_looks_at_containers_and_at_no_texts_and_numbers(
    interpreter: Interpreter,
) -> None:
    words = printed(interpreter, TRACKED).split()
    assert words == ["True"] * 4 + ["False"] * 4 + ["True"]


@ON_EACH
def test_a_child_grows_in_a_step_when_a_full_collection_comes(interpreter: Interpreter) -> None:
    assert printed(interpreter, STEPS).split() == ["True"] * 3
