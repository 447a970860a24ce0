"""A number that a page about the project states is the one that the code has.

Each statement is written here with its number computed, and must stand on its page.
What is left of a page then holds no number that is not listed with a reason.
"""

import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.__main__ import BUDGET, SHARE
from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.entries import METHODS, ToExpect, ToRun, ToShow, version_of
from recorder.catalog.load import load_catalog
from recorder.clusters.record import REPETITIONS
from recorder.clusters.run import NAMES
from recorder.matrix.stored import FORMAT as FORMAT_OF_VERDICTS
from recorder.outputs.on_pages import EXCERPT, MOST_LINES
from recorder.runs.interpreters import PYTHONS
from recorder.runs.terminal import COLUMNS
from recorder.timelines.drawing import DESK, LEAST, PHONE
from recorder.timings.as_bars import LEAST as LEAST_RATIO
from recorder.timings.one_round import SHORTEST
from recorder.timings.plan import FEWEST, SITTINGS, levels
from recorder.timings.ratios import CONFIDENCE, Ratio, confidence, left_out
from recorder.timings.statements import LARGE, NARROW, NO_DIFFERENCE, compared, speedup
from tests.recorder.test_layers import ALONE
from tests.recorder.timelines.test_probe import margin
from tests.site.test_site import MOST_WORDS
from tests.snippets.conftest import ATTEMPTS

ROOT = Path(__file__).parents[2]
ABOUT = ROOT / "docs" / "en" / "about"
PAGES = {path.name: path for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]} | {
    path.name: path for path in sorted(ABOUT.glob("*.md"))
}
WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
TIMES = ("", "once", "twice", "three times", "four times")
LARGE_WORDS = ("thirty", "forty", "fifty", "sixty", "hundred", "thousand", "million")
SHARES = ("quarter", "fifth", "tenth", "half")
NUMBER = re.compile(
    r"(?<![\w.#-])\d[\d,.]*(?!\w)|\b(?:" + "|".join((*WORDS[3:], *LARGE_WORDS, *SHARES)) + r")s?\b",
    re.IGNORECASE,
)
NO_STATEMENT = re.compile(r"\{ #[^}]*\}|`[^`\n]*`")
"""Names of sections, and code within a line."""
NO_TEXT = re.compile(
    # Code, which other tests run; ranks in the search; numbers of a list or of a floor.
    r"^ *```(?s:.)*?^ *```$|^ *boost: .*$|^ *\d+\. |^\| \d \| (?=`)",
    re.MULTILINE,
)
EDITOR = (ROOT / ".editorconfig").read_text(encoding="utf-8")
CATALOG = load_catalog()


MINUTES = {"docs": 8, "tests": 25, "timings": 7, ".ci/run": 50}
"""As they were measured on the machine that builds the published site; README repeats two."""


def ratio(median: float, low: float, high: float) -> Ratio:
    return Ratio(median=median, min=low, max=high, low=low, high=high)


def most_events() -> int:
    """Return how many calls and waits the probe notes, which is loaded in traced runs alone."""
    probe = (ROOT / "recorder/timelines/probe/sitecustomize.py").read_text(encoding="utf-8")
    (found,) = re.findall(r"^MOST_EVENTS = (\d+)$", probe, re.MULTILINE)
    return int(found)


def percent(share: float) -> str:
    assert share == pytest.approx(round(share, 2))
    return f"{100 * share:.0f} %"


def points_of_a_full_build() -> int:
    (calls,) = [each for each in CATALOG.comparisons if each.id == "pi/monte_carlo_calls"]
    (lean,) = [run for run in calls.runs if run.name == "lean loop"]
    return int((lean.full_args or ())[0])


def columns_of_snippets() -> str:
    (found,) = re.findall(r"\[snippets/\*\*\.py\]\nmax_line_length = (\d+)", EDITOR)
    return str(found)


def from_list(page: str, head: str) -> int:
    """Return how many numbered steps stand below a heading."""
    text = PAGES[page].read_text(encoding="utf-8").partition(head)[2].partition("\n## ")[0]
    return len(re.findall(r"^\d+\. ", text, re.MULTILINE))


def screens_of_a_page() -> int:
    """Return the bound of the browser tests, whose packages are not installed here."""
    text = (ROOT / "tests" / "browser" / "test_pages.py").read_text(encoding="utf-8")
    (found,) = re.findall(r'^MOST_SCREENS = .*"desk": (\d+)', text, re.MULTILINE)
    return int(found)


def version_of_zensical() -> str:
    pins = (ROOT / "requirements" / "zensical.txt").read_text(encoding="utf-8")
    return re.findall(r"^zensical==(\S+)", pins, re.MULTILINE)[0]  # type: ignore[no-any-return]


RANGE = f"on each Python from {PYTHONS[0]} to {PYTHONS[-1]}"
WITHOUT_LOCK = [each for each in PYTHONS if version_of(each) >= (3, 14)]
FOUR, SEVEN, TEN = levels(10)
EACH = WORDS[len(METHODS)]
MISSED = 20 * (1 - CONFIDENCE)
STATED = {
    "README.md": [
        f"under each of Python's {EACH} ways to start a process",
        f"You need Python {PYTHONS[0]} or newer",
        f"The first build takes about {WORDS[MINUTES['docs']]} minutes on two cores.",
        f"such as {points_of_a_full_build():,} points for π",
        RANGE,
        (
            f"makes {WORDS[len(NAMES)]} hosts out of your machine, "
            f"runs every engine on them {TIMES[REPETITIONS]}"
        ),
        "It ends twice with a line",
        f"It takes about {MINUTES['tests']} minutes after the build",
        f"at most {columns_of_snippets()} columns",
        f"## Add a snippet in {WORDS[from_list('README.md', '## Add a snippet')]} steps",
    ],
    "CONTRIBUTING.md": [
        f"has the {WORDS[from_list('README.md', '## Add a snippet')]} steps",
        f"this Python's {EACH} start methods",
        f"| `nox -s docs` | {MINUTES['docs']} minutes |",
        f"| `nox -s tests`, after that | {MINUTES['tests']} minutes |",
        f"| `nox -s timings` | {MINUTES['timings']} minutes |",
        f"| `bash .ci/run` | about {MINUTES['.ci/run']} minutes |",
        f"made again with runs of its own, {TIMES[ATTEMPTS - 1]} at most",
    ],
    "decisions.md": [
        f"a random {SHARES[2]} of the others" if SHARE == 0.1 else "?",
        f"at most {MOST_WORDS:,} words and {WORDS[screens_of_a_page()]} screens",
        (
            f"may fail {TIMES[ATTEMPTS - 1]}.** It is made again with new runs, and counts as "
            f"false if it fails {TIMES[ATTEMPTS]} in a row"
        ),
        f"With Zensical {version_of_zensical()}",
    ],
    "index.md": [f"under each of the {EACH} start methods", RANGE],
    "licenses.md": [],
    "matrix.md": [
        RANGE,
        f"and a {SHARES[2]} of the others, chosen at random" if SHARE == 0.1 else "?",
        f"`format` is {FORMAT_OF_VERDICTS}.",
        f"on such builds of {' and '.join(WITHOUT_LOCK)},",
    ],
    "recorder.md": [f"{WORDS[len(ALONE)].capitalize()} files run inside what is measured"],
    "recording.md": [f"at a pseudo-terminal, {COLUMNS} columns wide"],
    "snippets.md": [
        f"At most {columns_of_snippets()} columns",
        f"makes {EACH} more runs, labeled",
        f"| {EACH} tabs, with `each_start_method` |",
        f"`[{EXCERPT[0]}, {EXCERPT[1]}]` of more than {MOST_LINES} lines",
        "`nox -s timings` times each run, at least 5",
    ],
    "timelines.md": [
        f"each start-up is at least {LEAST:.0f} pixels wide",
        f"After {most_events():,} calls and waits a process notes no more of them",
        (
            f"less than {'half a pixel' if DESK.finest == 0.5 else '?'} at a desk and "
            f"{PHONE.finest:.0f} pixels on a phone"
        ),
        f"by more than {percent(margin(1000) / 1000)}, or by more than a millisecond",
    ],
    "timings.md": [
        (
            f"A call that is shorter than {1000 * SHORTEST:.0f} ms is repeated until "
            f"{1000 * SHORTEST:.0f} ms are over"
        ),
        f"Each comparison gets at least {WORDS[FEWEST]}, since fewer cannot",
        f"It raises {WORDS[FOUR]} rounds to {WORDS[SEVEN]}, {WORDS[SEVEN]} to {WORDS[TEN]}:",
        f"A build has a budget of {BUDGET:.0f} seconds",
        f"Where even {WORDS[FEWEST]} rounds of each take longer",
        f"held in up to {WORDS[SITTINGS]} *sittings*",
        (
            f"| {speedup(ratio(1.84, 1.831, 1.849)).text} | the interval reaches no farther than "
            f"one unit of the last digit: from 1.83 to 1.85 at most |"
        ),
        (
            f"| {speedup(ratio(1.8, 1.65, 1.95)).text} | it reaches farther, but no more than "
            f"{percent(NARROW)} of the median to either side |"
        ),
        f"| {speedup(ratio(1.8, 1.62, 2.08)).text} | it reaches farther than that",
        f"| {speedup(ratio(700, 400, 900)).text} | the same, for a median of a hundred or more |"
        if LARGE == 100
        else "?",
        (
            f"| {speedup(ratio(1, 0.95, 1.05)).text} | it holds 1, and reaches no more than "
            f"{percent(NARROW)} of the median to either side |"
        ),
        f"| {speedup(ratio(1.1, 0.7, 1.6)).text} | it holds 1 and is wider",
        f'"{compared(ratio(1.8, 1.65, 1.95))}", "{compared(ratio(1 / 1.3, 1 / 1.35, 1 / 1.25))}"',
        (
            f"Where the interval holds 1, or comes within {percent(NO_DIFFERENCE)} of it, "
            f'it says "{compared(ratio(1, 0.95, 1.05))}" if the '
            f'interval is narrow, and "{compared(ratio(1, 0.5, 1.5))}" if it is wide'
        ),
        "begins at one half, or" if LEAST_RATIO == 0.5 else "?",
        f"with a probability of at least {percent(CONFIDENCE)}.",
        (
            f"- Of {WORDS[FEWEST]} ratios, it reaches from the least to the greatest. "
            f"It misses only if all {WORDS[FEWEST]} lie on the same side"
        ),
        f"one case of {WORDS[round(1 / (1 - confidence(FEWEST, 0)))]}.",
        (
            f"- Of {WORDS[SEVEN]}, it leaves out the least and the greatest. "
            f"Of {WORDS[TEN]}, {WORDS[left_out(TEN)]} at each end."
        ),
        f"The {percent(CONFIDENCE)} hold for all intervals together",
        (
            f"on a page with twenty, expect {WORDS[math.floor(MISSED)]} or "
            f"{WORDS[math.ceil(MISSED)]} that miss"
        ),
    ],
}
"""By page: what it says, with each number taken from the code."""

HISTORY = "how it was when it was decided"
MEASURED = "measured on the machine that builds the published site"
EXAMPLE = "an example"
REASONS = {
    "README.md": {
        "It takes about ten minutes.": MEASURED,
        "CC BY 4.0": "the name of a license, which test_files.py holds",
    },
    "CONTRIBUTING.md": {
        " 2 seconds |": MEASURED,
        " 20 seconds |": MEASURED,
        " 15 seconds |": MEASURED,
        " 9 seconds |": MEASURED,
    },
    "decisions.md": {
        "in May 2027": "the last day that Material's own metadata names",
        "before May 2027": "the same",
        "among the first three links for 70 of 89 queries": HISTORY,
        "[MiniSearch]: 89, and": HISTORY,
        "53 of the first 96": HISTORY,
        "up to 216 KiB": HISTORY,
        "about half a kilobyte a figure": HISTORY,
        "Tabs hid two of the three.": HISTORY,
        "take 300 MB": "the size of requirements/clusters.txt when installed",
        "a recorder of 800 lines": HISTORY,
        "four features of a few hundred lines each, on a core of about 1,500": HISTORY,
        "more than a hundred times": HISTORY,
        "for ten minutes": HISTORY,
        "one of five words": "the words of `no_timeline`, counted below",
    },
    "index.md": {},
    "licenses.md": {"CC BY 4.0": "the name of a license, which test_files.py holds"},
    "matrix.md": {"such as 3.14.": EXAMPLE, "an exit code other than 0": "what an error is"},
    "recorder.md": {},
    "recording.md": {
        "In Python 3.14.10, and since 3.15.1": "held by test_version_statements.py",
        "under spawn on Python 3.11": EXAMPLE,
        "UTF-8": "the name of an encoding",
        "half-written": "a word",
    },
    "snippets.md": {
        "for half a second at most": "advice for authors",
        "less than 30 lines": "advice for authors",
        "| 60 |": "a default, compared below",
        "| 7 |": "a default, compared below",
        "| 1 |": "a default, compared below",
        '"0.57 s"': EXAMPLE,
        '"about 1.8×"': EXAMPLE,
        '"about 1.8 times as fast as"': EXAMPLE,
    },
    "timelines.md": {"shortest bar: 12 ms or less": EXAMPLE, "6 × add_share": EXAMPLE},
    "timings.md": {
        "*per million points*": EXAMPLE,
        "with two or three digits": "held by tests of statements.py",
        "lies above 1 at that size": "what faster means",
        "The share can pass 100 %": "the whole",
        "there are 0 rounds": "none",
        "0 if its first row is a call": "none",
        "half of all ratios lie below": "what a median is",
    },
}
"""By page: numbers that no constant of the code has, and why they stand there."""


def plain(text: str) -> str:
    """Return a text in which links are their words, and all blanks are one."""
    return " ".join(re.sub(r"\]\([^)]*\)", "]", text).split())


def without(text: str, quotes: Iterable[str]) -> str:
    for quote in quotes:
        text = text.replace(quote, "")
    return text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_the_numbers_that_the_code_has(name: str) -> None:
    text = plain(PAGES[name].read_text(encoding="utf-8"))
    wrong = [quote for quote in STATED[name] if plain(quote) not in text]
    assert wrong == [], f"{PAGES[name].relative_to(ROOT)}: say it as the code has it"


@pytest.mark.parametrize("name", PAGES)
def test_no_number_of_a_page_is_without_a_source(name: str) -> None:
    text = PAGES[name].read_text(encoding="utf-8")
    gone = [quote for quote in REASONS[name] if plain(quote) not in plain(text)]
    assert gone == [], "no longer said; remove it here"
    # Longest first: one may hold another.
    known = sorted([*STATED[name], *REASONS[name]], key=len, reverse=True)
    left = []
    for number, line in enumerate(blanked(text).splitlines(), 1):
        rest = without(plain(line), map(plain, known))
        if found := NUMBER.findall(NO_STATEMENT.sub(" ", rest)):
            left.append(f"{PAGES[name].relative_to(ROOT)}:{number}: {found}")
    assert left == [], "take it from the code in STATED, or say in REASONS where it comes from"


def blanked(text: str) -> str:
    """Return a text with as many lines, without what is no statement."""
    return NO_TEXT.sub(lambda match: "\n" * match[0].count("\n"), text)


def test_these_are_all_the_pages() -> None:
    assert set(PAGES) == set(STATED) == set(REASONS)


FACTORY: Any = type(attrs.Factory(dict))
DEFAULTS: dict[str, Any] = {
    field.name: field.default.factory() if isinstance(field.default, FACTORY) else field.default
    for kind in (ToRun, ToExpect, ToShow, Comparison, Contender)
    for field in attrs.fields(kind)
}
ROW = re.compile(r"^\| ((?:`\w+`(?:, )?)+) \| .* \|([^|]*)\|$", re.MULTILINE)
SILENT = {
    "args", "full_args", "quick_args", "start_method", "each_start_method", "side_by_side",
    "ctrl_c_after", "needs", "exception", "message", "under", "changes", "excerpt", "values",
    "bars", "since", "explained", "table", "timeline", "each_timeline", "stacks", "axis",
    "no_timeline", "copies", "agree", "against", "result", "costs", "per", "tasks", "sizes",
    "full_sizes", "full_only", "full_work", "call", "within", "warm_args", "sweep",
}  # fmt: skip
"""Keys that stand for nothing if they are left out: a page says in words what happens then."""
IN_WORDS = {
    "args": "none",
    "full_args": ("as `args`", "none"),
    "quick_args": "as `args`",
    "warm_args": "as `args`",
    "full_work": "1",  # as `work`, in the same row
    "excerpt": f"`[{EXCERPT[0]}, {EXCERPT[1]}]` of more than {MOST_LINES} lines",
}


def documented_defaults() -> dict[str, str]:
    """Return what the page on snippets says of each key that is left out."""
    text = (ABOUT / "snippets.md").read_text(encoding="utf-8").partition("### The error index")[0]
    return {
        key: cell.strip()
        for keys, cell in ROW.findall(text)
        for key in re.findall(r"\w+", keys)
        if key in DEFAULTS and key != "name"  # required of a snippet, and not of a contender
    }


@pytest.mark.parametrize("key", documented_defaults())
def test_a_key_that_is_left_out_means_what_its_row_says(key: str) -> None:
    default, said = DEFAULTS[key], documented_defaults()[key]
    if default is attrs.NOTHING:
        assert said == "required"
    elif key in SILENT:
        assert not default or default == ToRun().needs, f"{key}: {default!r} stands for something"
        words = IN_WORDS.get(key)
        if words:
            assert said in (words if isinstance(words, tuple) else (words,))
        else:
            assert not re.search(r"[\d`]", said), f"{key}: {said!r}"
    else:
        value = f"{default:g}" if isinstance(default, int | float) else f"`{default}`"
        assert said == value


def test_every_key_has_a_row() -> None:
    apart = {
        "line": "is no key",
        "name": "is required of a snippet, and not of a contender",
        "parts": "stands in the row of `ceiling`",
    }
    assert set(DEFAULTS) - set(documented_defaults()) == set(apart)


def test_a_comparison_of_too_few_rounds_is_refused_as_the_page_says() -> None:
    runs = (Contender(snippet="a/b"),)
    assert not Comparison(id="a", rounds=5, runs=runs).faults()
    assert Comparison(id="a", rounds=4, runs=runs).faults()


def test_the_words_for_no_timeline_are_as_many_as_the_decision_says() -> None:
    text = (ROOT / "recorder" / "catalog" / "entries.py").read_text(encoding="utf-8")
    (words,) = re.findall(r"no_timeline: \(\s*Literal\[(.*?)\]", text, re.DOTALL)
    assert len(re.findall('"', words)) == 2 * WORDS.index("five")
