"""Sentences say what the table says, and no more than its interval."""

import pytest

from recorder.timings.facts import derive
from recorder.timings.in_sentences import numbers, numbers_named
from recorder.timings.ratios import Ratio
from recorder.timings.statements import compared
from tests.recorder.timings.conftest import Bench
from tests.recorder.timings.test_on_pages import MakeRow, MakeTiming

TABLE = """
id = "demo/table"
against = ["first", "second"]
runs = [
    { name = "first", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "second", snippet = "demo/nap", call = "nap", args = ["30", "b"] },
]
"""


def test_sentences_say_what_the_table_says(bench: Bench, row: MakeRow, timing: MakeTiming) -> None:
    bench.compare(TABLE)
    comparison = bench.catalog.comparisons[0]
    made = timing(
        row("first", 0.9, 1.0, 1.1, 1.05, command="nap(60)"),
        row("second", 0.3, 0.31, 0.29, 0.3, command="nap(30)"),
        comparison="demo/table",
    )
    said = numbers(comparison, derive(made, comparison))
    assert set(said) == numbers_named(comparison)
    assert {name.removeprefix("timings/demo/table/"): text for name, text in said.items()} == {
        "first.time.md": "1.0 s",
        "first.speedup.md": "1×",
        "first.compared.md": "about as fast as",
        "first.speedup.first.md": "1×",
        "first.compared.first.md": "about as fast as",
        "first.speedup.second.md": "0.26 to 0.34×",
        "first.compared.second.md": "3.0 to 3.8 times slower than",
        "second.time.md": "0.30 s",
        "second.speedup.md": "3.0 to 3.8×",
        "second.compared.md": "3.0 to 3.8 times as fast as",
        "second.speedup.first.md": "3.0 to 3.8×",
        "second.compared.first.md": "3.0 to 3.8 times as fast as",
        "second.speedup.second.md": "1×",
        "second.compared.second.md": "about as fast as",
    }


@pytest.mark.parametrize(
    ("low", "median", "high", "words"),
    [
        (0.95, 1.0, 1.05, "about as fast as"),
        (0.7, 1.1, 1.9, "neither clearly faster nor slower than"),
        (1.83, 1.84, 1.85, "1.84 times as fast as"),
        (0.8, 0.9, 0.995, "neither clearly faster nor slower than"),
        (1.005, 1.01, 1.03, "about as fast as"),
        (1.02, 1.2, 1.4, "1.02 to 1.40 times as fast as"),
        (0.5, 0.5, 0.5, "2.00 times slower than"),
    ],
)
def test_a_comparison_in_words_says_no_more_than_its_interval(
    low: float, median: float, high: float, words: str
) -> None:
    assert compared(Ratio(min=low, low=low, median=median, high=high, max=high)) == words
