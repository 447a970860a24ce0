import re

from tests.snippets.conftest import RunSnippet


def test_both_executors_return_the_same(run: RunSnippet) -> None:
    lines = run("concurrency/swap_the_executor").lines
    total = 4 * sum(range(4_000_000))
    assert [re.sub(r"\d+\.\d\d", "…", line) for line in lines] == [
        f"ThreadPoolExecutor: {total} in … s",
        f"ProcessPoolExecutor: {total} in … s",
    ]
