from snippets.pi.lose_the_remainder import share_out
from tests.snippets.conftest import RunSnippet


def test_rounding_down_loses_the_remainder_and_divmod_nothing(run: RunSnippet) -> None:
    rows = [tuple(map(int, line.split())) for line in run("pi/lose_the_remainder").lines[1:]]
    assert rows[-1] == (24, 16, 0)
    for tasks, lost, left in rows:
        assert lost == 100_000_000 % tasks
        assert left == 0


def test_no_point_is_lost_whatever_the_number_of_tasks() -> None:
    for points in (0, 1, 7, 100_000_000, 10**15 + 7):
        for tasks in (1, 2, 3, 7, 24, 61, 96):
            shares = share_out(points, tasks)
            assert len(shares) == tasks
            assert sum(shares) == points
            assert max(shares) - min(shares) <= 1
            assert shares == sorted(shares, reverse=True)  # the first ones take one point more
