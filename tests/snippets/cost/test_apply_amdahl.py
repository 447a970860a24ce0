import pytest

from snippets.cost import apply_amdahl as snippet
from tests.snippets.conftest import RunSnippet


def test_no_number_of_cpus_passes_the_limit(run: RunSnippet) -> None:
    head, rows = run("cost/apply_amdahl").table
    assert head == ["CPUs", "Speed-up", "Of the ideal (%)"]
    assert [row[0] for row in rows] == [*("1", "2", "4", "8", "16", "32", "64"), "1,000,000"]
    speed_ups = [float(row[1]) for row in rows]
    assert speed_ups == sorted(set(speed_ups))
    assert speed_ups[-1] == 1 / snippet.SERIAL == 20
    of_ideal = [float(row[2]) for row in rows]
    assert of_ideal == sorted(set(of_ideal), reverse=True)


def test_a_program_without_a_serial_part_has_no_limit() -> None:
    assert [snippet.speed_up(0, cpus) for cpus in (1, 2, 3)] == [1, 2, 3]


def test_a_program_without_a_parallel_part_gains_nothing() -> None:
    assert snippet.speed_up(1, 64) == 1


@pytest.mark.parametrize("cpus", [1, 2, 7, 64])
def test_the_serial_part_takes_its_time_and_the_rest_is_divided(cpus: int) -> None:
    assert 1 / snippet.speed_up(0.2, cpus) == pytest.approx(0.2 + 0.8 / cpus)
