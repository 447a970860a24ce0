import pytest

from snippets.cost import apply_amdahl
from snippets.cost import apply_gustafson as snippet
from tests.snippets.conftest import RunSnippet


def test_work_that_grows_keeps_its_speed_up_growing(run: RunSnippet) -> None:
    head, rows = run("cost/apply_gustafson").table
    assert head == ["CPUs", "Speed-up", "Of the ideal (%)"]
    speed_ups = {row[0]: float(row[1]) for row in rows}
    assert speed_ups["64"] == 60.85
    assert speed_ups["1,000,000"] > 900_000
    assert all(float(row[2]) >= 95 for row in rows)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.5])
@pytest.mark.parametrize("cpus", [1, 2, 64])
def test_the_two_laws_agree_on_the_serial_share_of_the_grown_work(share: float, cpus: int) -> None:
    of_work = share / snippet.speed_up(share, cpus)
    assert apply_amdahl.speed_up(of_work, cpus) == pytest.approx(snippet.speed_up(share, cpus))


@pytest.mark.parametrize("cpus", [2, 3, 64])
def test_on_the_same_share_it_promises_more_than_amdahl(cpus: int) -> None:
    assert snippet.speed_up(0.05, cpus) > apply_amdahl.speed_up(0.05, cpus)
