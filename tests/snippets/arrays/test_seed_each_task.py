import re

from tests.snippets.conftest import RunSnippet


def test_the_hits_are_the_same_with_each_number_of_workers(run: RunSnippet) -> None:
    lines = run("arrays/seed_each_task").lines
    assert [line[:10] for line in lines] == ["workers: 1", "workers: 2", "workers: 3"]
    assert len({line[10:] for line in lines}) == 1
    total, *hits = map(int, re.findall(r"\d+", lines[0][10:]))
    assert len(set(hits)) == 6
    assert sum(hits) == total
