from tests.snippets.conftest import RunSnippet


def test_rounding_down_loses_the_remainder_and_divmod_nothing(run: RunSnippet) -> None:
    rows = [tuple(map(int, line.split())) for line in run("pi/lose_the_remainder").lines[1:]]
    assert (24, 16, 0) in rows
    for workers, lost, left in rows:
        assert lost == 100_000_000 % workers
        assert left == 0


def test_fewer_points_than_workers_are_lost_altogether(run: RunSnippet) -> None:
    rows = [tuple(map(int, line.split())) for line in run("pi/lose_the_remainder", "10").lines[1:]]
    assert (24, 10, 0) in rows
