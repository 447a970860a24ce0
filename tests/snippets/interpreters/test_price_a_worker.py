import sys

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_an_interpreter_starts_later_than_a_thread_and_sooner_than_a_spawned_process(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/price_a_worker")
    if python < (3, 14):
        assert "interpreter" not in seen.text
        return
    rows = {row[0]: row for row in seen.table[1]}
    took = {name: float(row[1]) for name, row in rows.items()}
    assert 5 * took["thread"] < took["interpreter"] < took["process, spawn"]
    if "process, fork" in took:
        assert took["process, fork"] < took["interpreter"]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_an_interpreter_takes_less_memory_than_a_spawned_process(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/price_a_worker")
    if python < (3, 14):
        assert "interpreter" not in seen.text
        return
    kilobytes = {row[0]: int(row[2].replace(",", "")) for row in seen.table[1]}
    assert 10 * kilobytes["thread"] < kilobytes["interpreter"] < kilobytes["process, spawn"]
