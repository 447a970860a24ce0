import sys
from typing import Any, cast

import pytest

from snippets.pi import monte_carlo_serial, monte_carlo_threads
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, Draws, PoolOfNobody, read


@pytest.mark.parametrize("parts", ["1", "3", "24"])
def test_threads_and_serial_program_agree_where_the_parts_do(run: RunSnippet, parts: str) -> None:
    arguments = ("100003", parts)
    serial = run("pi/monte_carlo_serial", *arguments).lines
    assert run("pi/monte_carlo_threads", *arguments).lines[1:] == serial


def test_it_says_whether_the_gil_is_enabled(run: RunSnippet) -> None:
    enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    assert run("pi/monte_carlo_threads", "1000").lines[0] == f"GIL enabled: {enabled}"


@pytest.mark.parametrize("parts", WORKERS)
def test_it_draws_every_point(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    nobody = cast("Any", PoolOfNobody())
    serial = monte_carlo_serial.estimate(1003, parts)
    assert monte_carlo_threads.estimate(nobody, 1003, parts) == serial
    monkeypatch.setattr(Draws, "numbers", 0)
    monkeypatch.setattr(monte_carlo_threads, "Random", Draws)
    assert monte_carlo_threads.estimate(nobody, 1003, parts) == (4.0, 0.0)
    assert Draws.numbers == 2 * 1003


def test_by_default_it_takes_as_many_threads_as_cpus_are_usable(run: RunSnippet) -> None:
    _, parts, _, _ = read(run("pi/monte_carlo_threads", "1000").lines)
    assert parts == monte_carlo_threads.usable_cpus()
