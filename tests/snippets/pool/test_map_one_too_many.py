from tests.snippets.conftest import RunSnippet


def test_the_fifth_begins_only_after_another_has_ended(run: RunSnippet) -> None:
    lines = run("pool/map_one_too_many").lines
    before = lines[: lines.index("worker: begins 10")]
    assert any(line.startswith("worker: ends") for line in before)


def test_never_more_than_four_tasks_run_at_once(run: RunSnippet) -> None:
    running = most = 0
    for line in run("pool/map_one_too_many").lines[:-1]:
        running += 1 if line.startswith("worker: begins") else -1
        most = max(most, running)
    assert running == 0
    assert 2 <= most <= 4


def test_the_fifth_square_comes_last(run: RunSnippet) -> None:
    lines = run("pool/map_one_too_many").lines
    assert lines[-1] == "parent: squares [4, 16, 36, 64, 100]"
