from tests.snippets.conftest import RunSnippet


def test_four_ways_are_timed(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/time_four_ways")
    head, rows = seen.table
    assert head == ["way", "median, s", "middle half, s"]
    ways = ["a loop", "threads", "interpreters", "processes"]
    if python < (3, 14):
        ways.remove("interpreters")
    assert [row[0] for row in rows] == ways
