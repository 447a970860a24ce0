import multiprocessing
import time

from snippets.pool.map_one_too_many import NUMBERS, square
from tests.snippets.conftest import RunSnippet


def timed_square(number: int) -> tuple[float, float]:
    begin = time.monotonic()
    square(number)
    return begin, time.monotonic()


def test_the_fifth_square_comes_last(run: RunSnippet) -> None:
    assert run("pool/map_one_too_many").lines == ["[4, 16, 36, 64, 100]"]


def test_the_fifth_begins_only_after_another_has_ended(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(4) as pool:
        *others, (fifth, _) = pool.map(timed_square, NUMBERS)
    assert len(others) == 4
    assert any(end <= fifth for _, end in others)
