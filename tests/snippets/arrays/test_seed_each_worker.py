import re

from tests.snippets.conftest import RunSnippet


def test_the_sum_changes_with_the_number_of_workers(run: RunSnippet) -> None:
    lines = run("arrays/seed_each_worker").lines
    numbers = [[int(each) for each in re.findall(r"\d+", line)] for line in lines]
    assert [workers for workers, *_ in numbers] == [1, 2, 3]
    assert len({total for _, total, *_ in numbers}) == 3
    for workers, total, *hits in numbers:
        assert len(hits) == workers
        assert sum(hits) == total
