import pytest

from snippets.pi import monte_carlo_pool, monte_carlo_serial
from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("parts", ["1", "3", "4"])
def test_pool_and_serial_program_agree_where_the_parts_do(run: RunSnippet, parts: str) -> None:
    arguments = ("100003", parts)
    serial = run("pi/monte_carlo_serial", *arguments).lines
    assert run("pi/monte_carlo_pool", *arguments).lines == serial


def test_two_runs_print_the_same(run: RunSnippet) -> None:
    first = run("pi/monte_carlo_pool", label="four_workers").lines
    assert run("pi/monte_carlo_pool", label="four_workers_again").lines == first
    assert run("pi/monte_carlo_serial", label="four_parts").lines == first


def test_every_point_is_drawn(run: RunSnippet) -> None:
    assert (
        run("pi/monte_carlo_pool", "100003", "3").lines[0].endswith("of 100003 points, 3 part(s)")
    )


def test_another_number_of_parts_gives_another_estimate() -> None:
    def hits(parts: int) -> int:
        shares = monte_carlo_pool.share_out(100_003, parts)
        return sum(monte_carlo_pool.count_hits(n, share) for n, share in enumerate(shares))

    assert len({hits(parts) for parts in (1, 2, 3, 4)}) > 1


def test_both_programs_hold_the_same_functions() -> None:
    for name in ("count_hits", "share_out", "standard_error"):
        one, other = getattr(monte_carlo_serial, name), getattr(monte_carlo_pool, name)
        assert one.__code__.co_code == other.__code__.co_code


def test_by_default_it_takes_as_many_workers_as_cpus_are_usable(run: RunSnippet) -> None:
    line = run("pi/monte_carlo_pool", "1000").lines[0]
    assert int(line.split()[-2]) == monte_carlo_pool.usable_cpus()
