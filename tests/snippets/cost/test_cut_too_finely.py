import pytest

from snippets.cost.cut_too_finely import SIZES, WAYS, work_alone
from tests.snippets.conftest import RunSnippet

Rows = dict[tuple[str, str], list[float]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return median, least, most and speed-up, by size of the tasks and way."""
    head, lines = run("cost/cut_too_finely").table
    assert head == ["Tasks", "Way", "A task (µs)", "Min (µs)", "Max (µs)", "Speed-up"]
    return {(line[0], line[1]): [float(cell) for cell in line[2:]] for line in lines}


def test_every_size_is_done_every_way(rows: Rows) -> None:
    assert list(rows) == [(size, way) for size in SIZES for way in WAYS]


@pytest.mark.alone
def test_tasks_sent_one_by_one_take_longer_than_alone(rows: Rows) -> None:
    for size in SIZES:
        assert rows[size, "pool, chunks of one"][1] > rows[size, "alone"][1]
        assert rows[size, "pool, chunks of one"][3] < 1


@pytest.mark.alone
def test_tiny_tasks_lose_in_chunks_too(rows: Rows) -> None:
    assert rows["tiny", "pool, default chunks"][3] < 1


@pytest.mark.alone
def test_chunks_cost_less_than_tasks_sent_one_by_one(rows: Rows) -> None:
    for size in SIZES:
        in_chunks = rows[size, "pool, default chunks"][1]
        assert in_chunks < rows[size, "pool, chunks of one"][1]


def test_all_ways_return_the_same() -> None:
    from multiprocessing import Pool

    tasks = [0, 1, 2, 3, 4]
    with Pool(2) as pool:
        assert all(way(tasks, pool) == work_alone(tasks, None) for way in WAYS.values())
