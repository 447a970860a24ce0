import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_all_workers_together_get_what_the_quota_grants(run: RunSnippet) -> None:
    head, rows = run("workers/set_a_quota").table
    assert head == ["Quota", "Workers", "Time (s)", "CPUs used", "Longest pause (ms)"]
    assert [row[:2] for row in rows[:2]] == [["none", "1"], ["none", "2"]]
    if rows[-1][-1] == "not allowed":
        pytest.skip("nobody may set a quota on this machine")
    for quota, _, _, cpus, pause in rows[2:]:
        assert quota == "half a CPU"
        assert float(cpus) < 0.75
        assert int(pause) >= 5
