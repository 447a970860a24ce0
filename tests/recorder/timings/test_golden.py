"""Tables and charts of fixed, uneven times, byte for byte as they were once looked at.

Each number was checked by hand against the times below. Whoever changes a template on
purpose removes the files in golden/, runs this test, and looks at what it wrote.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup

from recorder.timings.facts import Copies, Row, Task, Timing, derive
from recorder.timings.in_sentences import numbers, numbers_named
from recorder.timings.ratios import Ratio
from recorder.timings.statements import compared
from tests.recorder.timings.conftest import Bench
from tests.recorder.timings.test_on_pages import MakeRow, MakeTiming, fragments, store

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "table",
    "bounded.tasks",
    "bounded",
    "swept.workers",
    "swept",
    "sized.sizes",
    "table.bars",
    "swept.bars",
)
CATALOG = {
    "table": """
id = "demo/table"
bars = "times"
runs = [
    { name = "first", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "second", snippet = "demo/nap", call = "nap", args = ["30", "b"] },
]
""",
    "bounded": """
id = "demo/bounded"
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "whole", snippet = "demo/nap", call = "nap", args = ["60", "b"], ceiling = "tasks" },
    { name = "split", snippet = "demo/nap", call = "nap", args = ["60", "c"], ceiling = "cpus", parts = 3 },
]
tasks = [["1", "a"], ["2", "a"]]
""",  # noqa: E501 - as in a catalog
    "swept": """
id = "demo/swept"
bars = "speedups"
copies = true
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "pool", snippet = "demo/nap", call = "nap_together", within = "Pool", args = ["60", "{workers}", "p"], sweep = true, ceiling = "cpus" },
]
""",  # noqa: E501 - as in a catalog
    "sized": """
id = "demo/sized"
sizes = ["10", "1000", "100000"]
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["{size}", "a"] },
    { name = "pool", snippet = "demo/nap", call = "nap", args = ["{size}", "b"] },
]
""",
}


@pytest.fixture
def shown(
    bench: Bench, row: Callable[..., Row], timing: Callable[..., Timing]
) -> dict[str, Markup]:
    """Return what pages show of another machine's times."""
    for text in CATALOG.values():
        bench.compare(text)
    alone = row("alone", 1.0, 1.1, 1.3, 1.2, command="nap(60)")
    pools = {1: (1.3, 1.35, 1.4, 1.5), 2: (0.6, 0.62, 0.7, 0.64), 3: (0.5, 0.55, 0.6, 0.58)}
    sizes = {
        "10": ((0.1, 0.1, 0.1, 0.1), (0.4, 0.42, 0.44, 0.41)),
        "1000": ((1.0, 1.0, 1.0, 1.0), (0.9, 1.1, 0.8, 0.85)),
        "100000": ((9.0, 9.1, 9.2, 9.3), (5.0, 5.1, 5.2, 5.0)),
    }
    store(
        bench,
        timing(
            row("first", 0.9, 1.0, 1.1, 1.05, command="nap(60)"),
            row("second", 0.3, 0.31, 0.29, 0.3, command="nap(30)"),
            comparison="demo/table",
        ),
        timing(
            alone,
            row("whole", 0.8, 0.9, 1.0, 0.95, command="whole()"),
            row("split", 0.5, 0.6, 0.7, 0.65, command="split()"),
            tasks=(
                Task(command="nap(1)", seconds=(0.3, 0.3, 0.3, 0.3)),
                Task(command="nap(2)", seconds=(0.7, 0.7, 0.7, 0.7)),
            ),
            comparison="demo/bounded",
        ),
        timing(
            alone,
            *[
                row("pool", *seconds, workers=w, sweep=True, command=f"nap_together(pool, {w})")
                for w, seconds in pools.items()
            ],
            copies=Copies(count=2, seconds=(1.1, 1.3, 1.4, 1.25)),
            comparison="demo/swept",
        ),
        timing(
            *[
                row(name, *seconds, size=size, command=f"nap({size})")
                for size, both in sizes.items()
                for name, seconds in zip(("alone", "pool"), both, strict=True)
            ],
            comparison="demo/sized",
        ),
    )
    return fragments(bench)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_what_was_looked_at(name: str, shown: dict[str, Markup]) -> None:
    path = GOLDEN / f"{name}.md"
    text = shown[f"timings/demo/{name}.md"]
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"wrote {path.name}: look at every number, then run this again")
    assert text == path.read_text(encoding="utf-8")


def test_sentences_say_what_the_table_says(bench: Bench, row: MakeRow, timing: MakeTiming) -> None:
    bench.compare(CATALOG["table"] + 'against = ["first", "second"]')
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
