import re

from tests.snippets.conftest import RunSnippet


def test_every_task_counts_other_hits(run: RunSnippet) -> None:
    (line,) = run("pi/seed_each_task").lines
    hits = re.findall(r"\d+", line)
    assert len(hits) == 4
    assert len(set(hits)) == 4
