import time
from math import ceil, log2
from multiprocessing import get_context
from typing import Any

import pytest

from snippets.pi import pi_bbp_integers
from snippets.pi import pi_bbp_integers_split as snippet
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.test_pi_bbp_split import SHARES, Notebook


def test_it_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    for sizes in ((), ("400", "100", "250")):
        lines = run("pi/pi_bbp_integers_split", *sizes).lines
        assert lines == run("pi/pi_bbp_serial", *sizes).lines


def test_an_open_pool_computes_again_and_again(start_method: str) -> None:
    with get_context(start_method).Pool(2) as pool:
        for digits in (60, 90, 40, 40, 5000):
            assert snippet.compute_pi(pool, digits) == pi_bbp_integers.compute_pi(digits)


def test_a_pool_of_its_own_gives_the_same_digits() -> None:
    assert snippet.open_and_compute(100) == pi_bbp_integers.compute_pi(100)


@pytest.mark.alone
def test_to_start_a_pool_takes_longer_than_500_digits_by_integers() -> None:
    def seconds(function: Any) -> float:
        begin = time.perf_counter()
        function(500)
        return time.perf_counter() - begin

    rounds = [
        (seconds(pi_bbp_integers.compute_pi), seconds(snippet.open_and_compute)) for _ in range(5)
    ]
    assert min(pool for _, pool in rounds) > min(alone for alone, _ in rounds)


@pytest.mark.parametrize("shares", SHARES)
def test_no_number_of_shares_changes_a_digit(monkeypatch: pytest.MonkeyPatch, shares: int) -> None:
    monkeypatch.setattr(snippet, "SHARES", shares)
    for digits in (100, 333, 1000):
        notebook = Notebook()
        assert snippet.compute_pi(notebook, digits) == pi_bbp_integers.compute_pi(digits)
        assert len(notebook.tasks) == shares


@pytest.mark.parametrize("shares", SHARES)
def test_the_sum_is_the_same_whole_number_for_any_number_of_shares(
    monkeypatch: pytest.MonkeyPatch, shares: int
) -> None:
    for digits in (30, 1000, 2000):
        bits = ceil((digits + snippet.GUARD) * log2(10))
        monkeypatch.setattr(snippet, "SHARES", 1)
        whole = snippet.add_share(bits, 0)
        monkeypatch.setattr(snippet, "SHARES", shares)
        assert sum(snippet.add_share(bits, first) for first in range(shares)) == whole
