import re
import time
from multiprocessing import get_context

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
