from tests.snippets.conftest import RunSnippet


def test_threads_and_processes_are_timed(run: RunSnippet) -> None:
    head, rows = run("interpreters/compare_with_processes").table
    assert head == ["workers", "threads, s", "processes, s"]
    assert [row[0] for row in rows] == ["1", "2"]
