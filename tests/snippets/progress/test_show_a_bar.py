import io
import re
import time
from multiprocessing import get_context

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_bar_begins_at_nothing_moves_and_ends_full(run: RunSnippet) -> None:
    seen = run("progress/show_a_bar")
    states = [int(each) for each in re.findall(r"(\d+)/40", seen.text)]
    assert states[0] == 0
    assert states[-1] == 40
    assert len(states) > 2
    assert states == sorted(states)
    assert seen.lines[-1] == "40 pages"


def ended(_: int) -> float:
    time.sleep(0.01)
    return time.monotonic()


def test_the_results_of_a_chunk_arrive_together() -> None:
    with get_context("fork").Pool(2) as pool:
        results = pool.imap_unordered(ended, range(8), chunksize=4)
        arrived = [(time.monotonic(), each) for each in results]
    for first in 0, 4:
        chunk = [done for _, done in arrived[first : first + 4]]
        assert arrived[first][0] >= max(chunk)


def test_the_iterator_has_no_length_and_without_total_no_bar_is_drawn() -> None:
    tqdm = pytest.importorskip("tqdm").tqdm
    with get_context("fork").Pool(2) as pool:
        results = pool.imap_unordered(ended, range(8))
        assert not hasattr(results, "__len__")
        drawn = io.StringIO()
        assert len(list(tqdm(results, file=drawn))) == 8
    assert "8it" in drawn.getvalue()
    assert "|" not in drawn.getvalue()


def test_tqdm_draws_at_most_ten_times_a_second() -> None:
    tqdm = pytest.importorskip("tqdm").tqdm
    assert tqdm(disable=False, file=io.StringIO()).mininterval == 0.1
