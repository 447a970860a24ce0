"""What the pages about this site promise in numbers is what its code holds.

Every number of these pages stands in a promise, or in ``words.toml`` with a reason.
"""

import re
from typing import Any

import attrs
import pytest

from recorder.__main__ import BUDGET, SHARE
from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.entries import METHODS, ToExpect, ToRun, ToShow
from recorder.clusters.record import REPETITIONS
from recorder.matrix.stored import FORMAT
from recorder.outputs.on_pages import EXCERPT, MOST_LINES
from recorder.runs.terminal import COLUMNS
from recorder.timelines.drawing import LEAST
from recorder.timings.as_bars import LEAST as LEAST_RATIO
from recorder.timings.one_round import SHORTEST
from recorder.timings.plan import FEWEST, SITTINGS, levels
from recorder.timings.ratios import CONFIDENCE, confidence
from recorder.timings.statements import LARGE, NARROW
from tests.chapters.prose import PAGES, ROOT, Page, parse
from tests.chapters.test_completeness import SETTINGS
from tests.chapters.test_words import PARTS, allowed, complain, number_at, numbers_said, place_of
from tests.site.test_site import MOST_WORDS

ABOUT = sorted(f"about/{path.name}" for path in (PAGES / "about").glob("*.md"))
FILES = [*ABOUT, "README.md", "CONTRIBUTING.md"]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
SNIPPET_COLUMNS = int(
    re.findall(
        r"^line-length = (\d+)$", (ROOT / "snippets" / "ruff.toml").read_text("utf-8"), re.MULTILINE
    )[0]
)
OLDEST = float(re.findall(r'^requires-python = ">=(\d\.\d+)"$', PROJECT, re.MULTILINE)[0])
PROMISES: list[tuple[str, str, list[float]]] = [
    ("README.md", "You need Python {} or newer", [OLDEST]),
    ("README.md", "under each of Python's {} ways to start a process", [len(METHODS)]),
    ("README.md", "runs every engine on them {} times", [REPETITIONS]),
    ("README.md", "at most {} columns", [SNIPPET_COLUMNS]),
    ("CONTRIBUTING.md", "this Python's {} start methods", [len(METHODS)]),
    ("about/index.md", "under each of the {} start methods", [len(METHODS)]),
    ("about/decisions.md", "a random {} of the others", [1 / SHARE]),
    ("about/decisions.md", "has at most {} words and", [MOST_WORDS]),
    ("about/matrix.md", "and a {} of the others, chosen at random", [1 / SHARE]),
    ("about/matrix.md", "`format` is {}", [FORMAT]),
    ("about/recording.md", "a pseudo-terminal, {} columns wide", [COLUMNS]),
    ("about/snippets.md", "At most {} columns", [SNIPPET_COLUMNS]),
    ("about/snippets.md", "makes {} more runs", [len(METHODS)]),
    ("about/snippets.md", "| {} tabs, with `each_start_method`", [len(METHODS)]),
    ("about/snippets.md", "| seconds until the run is stopped | {} |", [ToRun().limit]),
    ("about/snippets.md", "`[{}, {}]` of more than {} lines", [*EXCERPT, MOST_LINES]),
    ("about/timelines.md", "each start-up is at least {} pixels wide", [LEAST]),
    ("about/timelines.md", "and {} pixels on a phone", [LEAST]),
    ("about/timings.md", "shorter than {} ms is repeated until {} ms", 2 * [1000 * SHORTEST]),
    ("about/timings.md", "Each comparison gets at least {}, since", [FEWEST]),
    ("about/timings.md", "It raises {} rounds to {}, {} to {}:", [*levels(7), *levels(10)[1:]]),
    ("about/timings.md", "a budget of {} seconds", [BUDGET]),
    ("about/timings.md", "Where even {} rounds", [FEWEST]),
    ("about/timings.md", "held in up to {} *sittings*", [SITTINGS]),
    ("about/timings.md", "farther, but no more than {} % of the median", [100 * NARROW]),
    ("about/timings.md", "for a median of {} or more", [LARGE]),
    ("about/timings.md", "it holds 1, and reaches no more than {} %", [100 * NARROW]),
    ("about/timings.md", "logarithmic and begins at one {}", [LEAST_RATIO]),
    ("about/timings.md", "a probability of at least {} %", [100 * CONFIDENCE]),
    ("about/timings.md", "Of {} ratios, it reaches from the least", [FEWEST]),
    ("about/timings.md", "only if all {} lie on", [FEWEST]),
    ("about/timings.md", "one case of {}", [1 / (1 - confidence(FEWEST, 0))]),
    ("about/timings.md", "Of {}, it leaves out the least and the greatest", [levels(7)[1]]),
    ("about/timings.md", "Of {}, two at each end", [levels(10)[2]]),
    ("about/timings.md", "The {} % hold for all intervals", [100 * CONFIDENCE]),
]
DECLARED = {
    field.name: field.default
    for group in (Comparison, Contender, ToRun, ToExpect, ToShow)
    for field in attrs.fields(group)
}


def text_of(name: str) -> str:
    """Return the text of a page about this site, or of a file at the root."""
    folder = PAGES if name.startswith("about/") else ROOT
    return (folder / name).read_text(encoding="utf-8")


def pattern_of(quote: str) -> str:
    """Return a pattern of a quote in which any number may stand, in digits or in words."""
    number = r"((?:a )?[a-z]+|\d+(?:,\d{3})*(?:\.\d+)?)"
    return number.join(map(re.escape, quote.split("{}")))


def value_of(word: str) -> float | None:
    """Return the value of a number, in digits or in words."""
    length, value = number_at(word.lower().split())
    return value if length == len(word.split()) else None


@pytest.mark.parametrize(("name", "quote", "values"), PROMISES)
def test_a_promised_number_is_what_the_code_holds(
    name: str, quote: str, values: list[float]
) -> None:
    found = re.findall(pattern_of(quote), text_of(name))
    assert len(found) == 1, f"{name}: no such sentence: {quote}"
    said = [value_of(word) for word in ([found[0]] if isinstance(found[0], str) else found[0])]
    assert said == pytest.approx(values), f"{name}: {quote}"


@pytest.mark.parametrize("name", FILES)
def test_every_number_of_a_page_about_this_site_is_promised_or_has_a_reason(name: str) -> None:
    text = text_of(name)
    for file, quote, _ in PROMISES:
        if file == name:
            text = re.sub(pattern_of(quote), " ", text)
    page: Page = parse(name, text)
    free = [
        f"{name}:{block.line}: {said.name}"
        for block in page.blocks
        for said in numbers_said(block)
        if said.value not in (0.0, 1.0)
        and said.name not in allowed().get(("about", place_of(block)), {})
    ]
    complain(free, "the number, add a promise to test_constants.py")


def test_every_default_of_a_key_is_what_its_table_says() -> None:
    rows = re.findall(r"^\| `(\w+)`.* \| ([^|]*) \|$", text_of("about/snippets.md"), re.MULTILINE)
    told: dict[str, Any] = {key: cell for key, cell in rows if key in DECLARED}
    assert len(told) > 30
    for key, cell in told.items():
        default = DECLARED[key]
        literal = re.fullmatch(r"`?([a-z]+|\d+(?:\.\d+)?)`?", cell)
        if isinstance(default, bool) or not isinstance(default, str | int | float) or not default:
            stated = cell.startswith("`") or cell[:1].isdigit()
            assert not stated or key == "excerpt", f"{key} has no default {cell}"
        else:
            assert literal, f"{key}: {cell} for {default}"
            assert literal[1] == (f"{default:g}" if isinstance(default, float) else str(default))


def test_the_pages_about_this_site_are_all_looked_at() -> None:
    listed = [page for part in SETTINGS["nav"] if "About" in part for page in part["About"]]
    assert sorted(next(iter(page.values())) for page in listed) == ABOUT
    assert PARTS["half"] == LEAST_RATIO
