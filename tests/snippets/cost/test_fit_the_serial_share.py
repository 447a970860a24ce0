import pytest

from snippets.cost import apply_amdahl
from snippets.cost import fit_the_serial_share as snippet
from tests.snippets.conftest import RunSnippet, Seen

HEAD = ["CPUs", "Time (s)", "Speed-up", "Serial share (%)", "Limit of the speed-up"]


def table(seen: Seen) -> list[list[str]]:
    head, rows = seen.table
    assert head == HEAD
    return rows


def test_a_program_that_follows_the_law_has_one_share(run: RunSnippet) -> None:
    rows = table(run("cost/fit_the_serial_share"))
    assert [row[3] for row in rows] == ["20.00"] * 3
    assert {row[4] for row in rows} == {"5.00"}


def test_a_share_that_grows_tells_of_costs_that_grow(run: RunSnippet) -> None:
    """Two CPUs seem to promise more than eight can give."""
    rows = table(run("cost/fit_the_serial_share", label="growing"))
    shares = [float(row[3]) for row in rows]
    assert shares == sorted(set(shares))
    by_the_first_row = 5.5 / 10 * 2 - 1
    on_four = 10 / apply_amdahl.speed_up(by_the_first_row, 4)
    assert on_four < float(rows[1][1])


def test_a_share_below_zero_has_no_limit(run: RunSnippet) -> None:
    (row,) = table(run("cost/fit_the_serial_share", label="too_good"))
    assert float(row[2]) > 2
    assert float(row[3]) < 0
    assert row[4] == "none"


@pytest.mark.parametrize("share", [0, 0.05, 0.2, 1])
@pytest.mark.parametrize("cpus", [2, 3, 64])
def test_it_finds_the_share_that_went_into_amdahls_law(share: float, cpus: int) -> None:
    together = 10 / apply_amdahl.speed_up(share, cpus)
    assert snippet.serial_share(10, together, cpus) == pytest.approx(share, abs=1e-12)
