import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_a_manager_costs_many_times_what_shared_memory_does(run: RunSnippet) -> None:
    """The shortest of several rounds: a busy machine delays some."""
    head, rows = run("managers/price_an_access").table
    assert head == ["Written to", "Median (µs)", "Min (µs)", "Max (µs)"]
    least = {name: float(us) for name, _, us, _ in rows}
    shared = [least[name] for name in ("SharedMemory", "RawArray", "Value", "Array")]
    managed = [us for name, us in least.items() if "manager" in name]
    assert len(managed) == 3
    assert 10 * max(shared) < min(managed)
