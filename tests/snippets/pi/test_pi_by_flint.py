import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("flint")
pytest.importorskip("gmpy2")

import flint

from snippets.pi import chudnovsky_serial
from snippets.pi import pi_by_flint as snippet


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("digits", [1, 4, 50, 762, 5000, 100_000])
def test_the_series_has_the_digits_of_the_library(digits: int, threads: int) -> None:
    assert snippet.compute_pi(digits, threads) == chudnovsky_serial.compute_pi(digits)


def test_it_prints_what_the_series_prints(run: RunSnippet) -> None:
    assert run("pi/pi_by_flint").lines == run("pi/chudnovsky_serial").lines


def test_it_uses_as_many_threads_as_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    snippet.compute_pi(100, 3)
    assert flint.ctx.threads == 3
    snippet.compute_pi(100, 1)
    assert flint.ctx.threads == 1


def test_it_starts_threads_of_its_own() -> None:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("reads /proc")
    of_python = threading.active_count()
    found = []
    for threads in (1, 3, 5):
        snippet.compute_pi(100_000, threads)
        found.append(len(list(tasks.iterdir())))
    snippet.compute_pi(100, 1)
    assert [each - found[0] for each in found] == [0, 2, 4]
    assert threading.active_count() == of_python, "Python knows nothing of them"


def test_every_call_forgets_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    cleanups = []

    class Watched:
        """Notes each call that makes FLINT forget."""

        def __getattr__(self, name: str) -> Any:
            if name == "cleanup":
                cleanups.append(name)
            return getattr(flint.ctx, name)

        def __setattr__(self, name: str, value: int) -> None:
            setattr(flint.ctx, name, value)

    monkeypatch.setattr(snippet, "ctx", Watched())
    snippet.compute_pi(2000, 1)
    snippet.compute_pi(2000, 1)
    assert len(cleanups) == 2


@pytest.mark.alone
def test_a_call_that_does_not_forget_finds_pi_ready() -> None:
    def seconds() -> float:
        begin = time.perf_counter()
        flint.arb.pi()
        return time.perf_counter() - begin

    snippet.compute_pi(300_000, 1)
    ready = min(seconds() for _ in range(3))
    flint.ctx.cleanup()
    assert seconds() > 5 * ready
