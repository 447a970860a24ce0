import gc

from tests.snippets.conftest import RunSnippet

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
