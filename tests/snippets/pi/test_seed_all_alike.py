import math
import re
import statistics

from snippets.pi.seed_all_alike import count_hits
from tests.snippets.conftest import RunSnippet


def test_equal_seeds_make_every_task_count_the_same_hits(run: RunSnippet) -> None:
    alike, own = (re.findall(r"\d+", line) for line in run("pi/seed_all_alike").lines)
    assert len(alike) == len(own) == 4
    assert len(set(alike)) == 1
    assert len(set(own)) == 4


def test_four_equal_seeds_make_the_error_twice_what_the_formula_says() -> None:
    tasks, points, p = 4, 250, math.pi / 4
    formula = 4 * math.sqrt(p * (1 - p) / (tasks * points))
    own, alike = [], []
    for number in range(0, 1600, 4):
        each = [count_hits(number + task, points) for task in range(tasks)]
        own.append(4 * sum(each) / (tasks * points))
        alike.append(4 * each[0] / points)
    assert 0.85 * formula < statistics.stdev(own) < 1.15 * formula
    assert 1.7 * formula < statistics.stdev(alike) < 2.3 * formula
