from tests.snippets.conftest import RunSnippet


def test_both_tests_find_the_same_hits(run: RunSnippet) -> None:
    rows = [line.rsplit(maxsplit=4) for line in run("pi/take_the_root", "20000").lines[1:]]
    assert [row[0] for row in rows] == ["with root", "without"]
    assert rows[0][1] == rows[1][1]
    assert 0.75 < int(rows[0][1]) / 20000 < 0.82
