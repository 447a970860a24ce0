from tests.snippets.conftest import RunSnippet


def test_waiting_tasks_gain_with_each_worker(run: RunSnippet) -> None:
    head, rows = run("workers/start_too_many").table
    assert head == ["Workers", "Start (s)", "Computing (s)", "Waiting (s)"]
    waiting = {int(row[0]): float(row[3]) for row in rows}
    assert waiting[1] >= 0.16
    assert waiting[2] < waiting[1]
