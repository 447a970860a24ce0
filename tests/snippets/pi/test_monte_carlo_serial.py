import math
import re
from pathlib import Path

import pytest

from snippets.pi import monte_carlo_serial
from snippets.pi.monte_carlo_serial import POINTS, TASKS, count_hits
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import Draws, is_good

PAGE = Path(__file__).parents[3] / "docs" / "en" / "pi_monte_carlo.md"


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    assert is_good(run("pi/monte_carlo_serial").lines, POINTS)


def test_no_point_is_lost() -> None:
    assert POINTS // TASKS * TASKS == POINTS


def test_equal_seeds_give_equal_hits_and_different_ones_do_not() -> None:
    assert count_hits(3, 1000) == count_hits(3, 1000)
    assert len({count_hits(task, 1000) for task in range(8)}) > 4


def test_estimates_scatter_as_far_as_the_standard_error_says() -> None:
    points, p = 1000, math.pi / 4
    scale = math.sqrt(points * p * (1 - p))
    far = [(count_hits(seed, points) - p * points) / scale for seed in range(200)]
    # Chi-square with 200 degrees of freedom: 99.99 % lie between these.
    assert 130 < sum(each * each for each in far) < 286
    # Two of three lie within one standard error, nearly all within three.
    assert 110 < sum(abs(each) < 1 for each in far) < 160
    assert sum(abs(each) < 3 for each in far) >= 196


def test_it_draws_every_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Draws, "numbers", 0)
    monkeypatch.setattr(monte_carlo_serial, "Random", Draws)
    assert count_hits(0, 1003) == 1003
    assert Draws.numbers == 2 * 1003


def test_the_figure_of_the_page_shows_the_first_points_of_task_0() -> None:
    from random import Random

    figure = re.search(r"<svg.*?</svg>", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert figure
    shown = {
        kind: re.findall(r"M([\d.]+) ([\d.]+)", path)
        for kind, path in re.findall(r'<path class="(\w+)" d="([^"]*)"', figure[0])
    }
    draw = Random(0).random
    expected: dict[str, list[tuple[str, str]]] = {"hits": [], "misses": []}
    for _ in range(100):
        x, y = draw(), draw()
        kind = "hits" if x * x + y * y < 1 else "misses"
        expected[kind].append((f"{20 + 300 * x:.1f}", f"{320 - 300 * y:.1f}"))
    assert shown["hits"] == expected["hits"]
    assert shown["misses"] == expected["misses"]
    hits = len(expected["hits"])
    assert f"{hits} of 100" in PAGE.read_text(encoding="utf-8")
    assert f"{hits} of them, drawn as dots, lie inside" in figure[0]
