from tests.snippets.conftest import RunSnippet


def test_a_pool_holds_two_for_each_worker_and_six_for_itself(run: RunSnippet) -> None:
    _, rows = run("trouble/count_the_files").table
    files = {kind: int(count) for kind, count in rows}
    assert files == {
        "Lock": 0,
        "Pipe": 2,
        "Queue": 2,
        "Process, joined": 2,
        "Pool of 1": 6 + 2,
        "Pool of 4": 6 + 4 * 2,
    }
