import pytest

from snippets.cost import cut_too_finely as snippet
from tests.snippets.conftest import RunSnippet

WAYS = ["alone", "one_by_one", "in_chunks"]
Rows = dict[tuple[str, str], list[float]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return median, least, most and speed-up, by size of the tasks and way."""
    head, lines = run("cost/cut_too_finely").table
    assert head == ["Tasks", "Way", "A task (µs)", "Min (µs)", "Max (µs)", "Speed-up"]
    return {(line[0], line[1]): [float(cell) for cell in line[2:]] for line in lines}


def test_every_size_is_done_every_way(rows: Rows) -> None:
    assert list(rows) == [(size, way) for size in snippet.SIZES for way in WAYS]


@pytest.mark.alone
def test_tasks_sent_one_by_one_take_longer_than_alone(rows: Rows) -> None:
    for size in snippet.SIZES:
        assert rows[size, "one_by_one"][1] > rows[size, "alone"][1]


@pytest.mark.alone
def test_tiny_tasks_gain_less_from_chunks_than_small_ones(rows: Rows) -> None:
    gains = {size: rows[size, "alone"][1] / rows[size, "in_chunks"][1] for size in snippet.SIZES}
    assert gains["tiny"] < gains["small"]
    assert gains["tiny"] < 1.5


@pytest.mark.alone
def test_chunks_cost_less_than_tasks_sent_one_by_one(rows: Rows) -> None:
    for size in snippet.SIZES:
        assert rows[size, "in_chunks"][1] < rows[size, "one_by_one"][1]


def test_all_ways_return_the_same() -> None:
    from multiprocessing import Pool

    tasks = [0, 1, 2, 3, 4]
    expected = snippet.alone(None, tasks)
    with Pool(2) as pool:
        assert snippet.one_by_one(pool, tasks) == expected
        assert snippet.in_chunks(pool, tasks) == expected
