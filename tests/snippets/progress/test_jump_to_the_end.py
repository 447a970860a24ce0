import multiprocessing
import re
import time
from collections.abc import Iterator

from tests.snippets.conftest import RunSnippet


def test_the_bar_is_full_before_any_result_is_there(run: RunSnippet) -> None:
    seen = run("progress/jump_to_the_end")
    bar, *rest = seen.lines
    assert re.findall(r"(\d+)/40", bar)[-1] == "40"
    assert rest == ["40 pages"]


def test_imap_reads_more_than_a_thousand_items_ahead(start_method: str) -> None:
    read = 0

    def count() -> Iterator[float]:
        nonlocal read
        for _ in range(100_000):
            read += 1
            yield 0.2

    with multiprocessing.get_context(start_method).Pool(1) as pool:
        next(pool.imap(time.sleep, count()))
        time.sleep(0.5)
        assert 1_000 < read < 100_000
