"""Words against facts: what a page names and counts stands in what its section shows.

A word in backticks, a number, a unit and a name in italics must occur in a program of the
section, in its output, its table or figure, in a test of its programs, or where the sentence
leads to. What else a page may say stands in ``words.toml``, with the reason.
Whether a sentence is true, no such test can tell: that is what the claims are for.
"""

import functools
import importlib
import re
import tomllib
from collections.abc import Iterator

import attrs
import pytest

from tests.chapters.facts import (
    NOTHING,
    Facts,
    facts_of_links,
    facts_of_section,
    facts_of_snippet,
    facts_of_target,
    numbers_in,
    standard_names,
)
from tests.chapters.prose import (
    CODE,
    LINK,
    PAGES,
    ROOT,
    Block,
    code_words,
    plain,
    read_page,
)
from tests.chapters.test_completeness import NAMES
from tests.chapters.test_version_statements import STATEMENTS

ALLOWED = ROOT / "tests" / "chapters" / "words.toml"
WRITTEN = sorted(path.name for path in PAGES.glob("*.md"))
ITALIC = re.compile(r"(?<![*\w])\*([^*]+)\*(?![*\w])")
VERSION = re.compile(r"\b(?:Python )?3\.(?:8|9|1\d)(?:\.\d+)?(?:rc\d+)?\b")
INSERTED = re.compile(r"⟨[^⟩]*⟩")
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"

SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {found[0]: value for value, found in enumerate(re.finditer(r"\w+", SMALL_WORDS))}
TENS = {found[0]: 10 * value for value, found in enumerate(re.finditer(r"\w+", TENS_WORDS), 2)}
LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
PARTS = {"twice": 2.0, "half": 0.5, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0}
PARTS |= {"tenth": 10.0, "dozen": 12.0, "quarter": 0.25, "double": 2.0, "triple": 3.0}
SILENT = (0.0, 1.0)
"""Nearly every program has them, and `one` is as often no number."""

SECONDS = {"ms": 1e-3, "s": 1.0, "second": 1.0, "seconds": 1.0, "minute": 60.0, "minutes": 60.0}
SECONDS |= {"hour": 3600.0, "hours": 3600.0, "µs": 1e-6, "milliseconds": 1e-3}
BYTES = {"bytes": 1.0, "KB": 1e3, "kB": 1e3, "MB": 1e6, "GB": 1e9}
BYTES |= {"KiB": 2.0**10, "MiB": 2.0**20, "GiB": 2.0**30}


@attrs.frozen
class Said:
    """A number as a page says it, its value, and the unit behind it."""

    text: str
    value: float
    unit: str = ""

    @property
    def name(self) -> str:
        """The number with its unit, as ``words.toml`` has it."""
        return f"{self.text} {self.unit}".rstrip()


@functools.cache
def allowed() -> dict[tuple[str, str], dict[str, str]]:
    """Return for each kind and place what may be said there beside the facts, and why."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for group in tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["allowed"]:
        for kind in ("words", "numbers", "italics", "docstrings", "about"):
            for place, words in group.get(kind, {}).items():
                for word in words:
                    found.setdefault((kind, place), {})[word] = group["reason"]
    return found


def sometimes() -> set[str]:
    """Return the reasons that one recording needs and another does not."""
    groups = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["allowed"]
    return {group["reason"] for group in groups if group.get("sometimes")}


def place_of(block: Block) -> str:
    """Return the page and section of a block, as ``words.toml`` has it."""
    return f"{block.page}#{block.section.id}"


@functools.cache
def facts_around(block: Block) -> Facts:
    """Return the facts of a block's section, and of what its own sentences lead to."""
    return facts_of_section(block.page, block.section.id) + facts_of_links(block.page, block.text)


@functools.cache
def words_around(page: str, section: str) -> str:
    """Return what code words of a section may come from beside what it shows."""
    texts = [facts_of_links(page, each.text).fixed for each in blocks_of(page, section)]
    texts += [each.prints for each in STATEMENTS if each.page == page]
    shown = facts_of_section(page, section).text
    for name in sorted(set(re.findall(r"snippets/(\w+/\w+)\.py", shown)) & set(NAMES)):
        topic, stem = name.split("/")
        test = ROOT / "tests" / "snippets" / topic / f"test_{stem}.py"
        texts.append(test.read_text(encoding="utf-8"))
    return "\n".join(texts)


def blocks_of(page: str, section: str) -> list[Block]:
    """Return the blocks of one section."""
    return [block for block in read_page(page).blocks if block.section.id == section]


def occurs(word: str, text: str) -> bool:
    """Tell whether a code word stands in a text: whole, or cut by ``…``, or as the name called."""
    if "…" in word:
        parts = [re.escape(part.strip()) for part in word.split("…") if part.strip()]
        return re.search(r".*?".join(parts), text, flags=re.DOTALL) is not None
    called = re.fullmatch(r"([\w.]+)\(.*\)", word)
    forms = [word, *([called[1]] if called else [])]
    before = r"(?<![\w])" if re.match(r"\w", word) else ""
    return any(
        re.search(before + re.escape(form) + (r"(?!\w)" if form[-1:].isalnum() else ""), text)
        for form in forms
    )


def is_shown(word: str, block: Block) -> bool:
    """Tell whether a code word stands in what each recording of a section shows.

    What this recording alone shows, such as a short bar of a figure, is what a caption may name:
    a caption is about what the reader sees there.
    """
    facts = facts_around(block)
    shown = facts.text if block.text.startswith("**In the figure") else facts.fixed
    return occurs(word, shown) or occurs(word, words_around(block.page, block.section.id))


def numbers_said(block: Block) -> Iterator[Said]:
    """Yield the numbers of a block, in digits and in words; versions have tests of their own."""
    text = INSERTED.sub(" ` ", CODE.sub(" ` ", plain(LINK.sub(without_issue, block.text))))
    tokens = re.findall(rf"{DIGITS}|[A-Za-zµ]+|[^\w\s]", VERSION.sub(" ` ", text))
    at = 0
    while at < len(tokens):
        length, value = number_at([token.lower() for token in tokens[at : at + 6]])
        if length:
            unit = tokens[at + length] if at + length < len(tokens) else ""
            said = " ".join(tokens[at : at + length])
            yield Said(said, value, unit if unit in SECONDS | BYTES else "")
        at += length or 1


def without_issue(found: re.Match[str]) -> str:
    """Return the text of a link, or nothing if it only repeats numbers of where it leads."""
    text, target = found[1], found[2] or ""
    return (
        " ` "
        if "://" in target
        and numbers_in(text.replace("#", " "))
        and all(f"{number:.0f}" in target for number in numbers_in(re.sub(r"[^\d]", " ", text)))
        else text
    )


def number_at(tokens: list[str]) -> tuple[int, float]:
    """Return how many of these words make a number, and its value; none make no number."""
    first = tokens[0]
    if first in PARTS:
        if first == "half" and tokens[1:2] == ["a"] and tokens[2:3] and tokens[2] in LARGE:
            return 3, 0.5 * LARGE[tokens[2]]
        return 1, PARTS[first]
    if first in ("a", "an"):
        if tokens[1:2] and tokens[1] in LARGE:
            value, length = float(LARGE[tokens[1]]), 2
        elif tokens[1:2] and tokens[1] in ("minute", "hour", "ms"):
            return 1, 1.0
        else:
            return 0, 0.0
    elif first[0].isdigit():
        value, length = float(first.replace(",", "")), 1
    elif first in SMALL | TENS | LARGE:
        value, length = float((SMALL | TENS | LARGE)[first]), 1
        if first in TENS and tokens[1:2] and 0 < SMALL.get(tokens[1], 0) < 10:
            value, length = value + SMALL[tokens[1]], 2
    else:
        return 0, 0.0
    while tokens[length : length + 1] and tokens[length] in LARGE:
        value, length = value * LARGE[tokens[length]], length + 1
    return length, value


def is_backed(said: Said, facts: Facts) -> bool:
    """Tell whether a number occurs in the facts; with a unit, in that unit or in the basic one."""
    if said.unit:
        basic = said.value * (SECONDS | BYTES)[said.unit]
        written = rf"(?<![\w.]){re.escape(said.text)} ?{said.unit}(?!\w)"
        near = any(abs(basic - each) <= 1e-9 * max(1.0, abs(basic)) for each in facts.numbers)
        return near or re.search(written, facts.fixed) is not None
    return said.value in SILENT or said.value in facts.numbers


def complain(foreign: list[str], what: str) -> None:
    """Fail with every place of a page at once, and say what to do."""
    remedy = f"Its section shows no such thing: mend {what}, or give a reason in {ALLOWED.name}"
    if foreign:
        pytest.fail("\n".join([*foreign, remedy]), pytrace=False)


@pytest.mark.parametrize("page", WRITTEN)
def test_every_code_word_stands_in_what_its_section_shows(page: str) -> None:
    foreign = [
        f"{block.place}: `{word}`"
        for block in read_page(page).blocks
        for word in code_words(block.text)
        if word not in allowed().get(("words", place_of(block)), {}) and not is_shown(word, block)
    ]
    complain(foreign, "the word")


@pytest.mark.parametrize("page", WRITTEN)
def test_every_number_and_unit_stands_in_what_its_section_shows(page: str) -> None:
    foreign = [
        f"{block.place}: {said.name}"
        for block in read_page(page).blocks
        for said in numbers_said(block)
        if said.name not in allowed().get(("numbers", place_of(block)), {})
        and not is_backed(said, facts_around(block))
    ]
    complain(foreign, "the number")


@pytest.mark.parametrize("page", WRITTEN)
def test_every_name_in_italics_stands_in_a_table_or_figure_or_is_introduced(page: str) -> None:
    foreign = [
        f"{block.place}: *{name}*"
        for block in read_page(page).blocks
        for name in ITALIC.findall(CODE.sub("``", block.text))
        if name not in allowed().get(("italics", place_of(block)), {})
        and name not in shown_in(page, block.section.id)
    ]
    complain(foreign, "the name")


@functools.cache
def shown_in(page: str, section: str, *, by_each: bool = False) -> str:
    """Return what the includes of a section show: tables, figures, outputs, programs.

    By this recording, or by each.
    """
    read = read_page(page)
    here = read.sections[section]
    wanted = {section, *here.above}
    targets = [target for each, target in read.includes if each.id in wanted]
    if not targets or here.level < 2:
        targets = [target for _, target in read.includes]
    facts = sum((facts_of_target(target) for target in targets), NOTHING)
    shown = facts.fixed if by_each else facts.text
    heads = [each.text for each in read.blocks if each.kind in ("head", "row", "fold")]
    return "\n".join([shown, *heads])


WHERE = re.compile(r"\b(above|below)\b", re.IGNORECASE)


@pytest.mark.parametrize("page", WRITTEN)
def test_a_figure_said_to_be_above_or_below_another_has_another_before_it(page: str) -> None:
    """Of several figures in a row, the caption below them tells which one is which."""
    lines = (PAGES / page).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if "**In the figure" not in line:
            continue
        drawn = 0
        for before in reversed(lines[:number]):
            if before.strip() and not re.match(r"\s*(--8<--|===|\?\?\?)", before):
                break
            drawn += ".timeline.md" in before or ".bars.md" in before or ".workers.md" in before
        where = {found.lower() for found in WHERE.findall(line)}
        assert drawn or "<svg" in "".join(lines[:number]), f"docs/en/{page}:{number + 1}: no figure"
        if where == {"above", "below"}:
            assert drawn >= 2, f"docs/en/{page}:{number + 1}: one figure is not above another"
        plural = "**In the figures.**" in line
        assert plural == (drawn > 1), f"docs/en/{page}:{number + 1}: {drawn} figures stand above"


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_of_a_docstring_stand_in_its_program(name: str) -> None:
    facts = facts_of_snippet(name)
    test = ROOT / "tests" / "snippets" / f"{name.replace('/', '/test_')}.py"
    tested = test.read_text(encoding="utf-8")
    docstring = facts.text.partition('"""')[2].partition('"""')[0]
    program = facts.text.replace(docstring, "")
    block = Block(
        page="index.md",
        line=1,
        section=read_page("index.md").blocks[0].section,
        kind="paragraph",
        text=" ".join(docstring.split()),
    )
    known = Facts(program, facts.numbers | numbers_in(tested))
    foreign = [said.text for said in numbers_said(block) if not is_backed(said, known)]
    foreign += [word for word in code_words(docstring) if not occurs(word, f"{program}\n{tested}")]
    listed = allowed().get(("docstrings", f"snippets/{name}.py"), {})
    complain([f"snippets/{name}.py: {each}" for each in foreign if each not in listed], "it")


def test_every_reason_is_needed() -> None:
    """What is no longer said, or is shown by now, leaves the list."""
    needed: set[tuple[str, str, str]] = set()
    for page in WRITTEN:
        for block in read_page(page).blocks:
            place = place_of(block)
            needed |= {
                ("words", place, word)
                for word in code_words(block.text)
                if not is_shown(word, block)
            }
            needed |= {
                ("numbers", place, said.name)
                for said in numbers_said(block)
                if not is_backed(said, facts_around(block))
            }
            needed |= {
                ("italics", place, name)
                for name in ITALIC.findall(CODE.sub("``", block.text))
                if name not in shown_in(page, block.section.id, by_each=True)
            }
    not_always = sometimes()
    listed = {
        (kind, place, word)
        for (kind, place), words in allowed().items()
        for word, reason in words.items()
        if kind not in ("docstrings", "about") and reason not in not_always
    }
    assert listed - needed == set()


DOTTED = re.compile(r"[a-z_]\w*(?:\.\w+)+")


@pytest.mark.parametrize("page", WRITTEN)
def test_every_dotted_name_of_the_standard_library_exists(page: str) -> None:
    """Documented, or there to be imported: a list of words cannot excuse a name that is not."""
    unknown = []
    for block in read_page(page).blocks:
        for word in code_words(block.text):
            found = re.fullmatch(rf"({DOTTED.pattern})(?:\(.*\))?", word)
            named = found and found[1].partition(".")[0] in MODULES and not word.endswith(".py")
            if found and named and not exists(found[1]):
                unknown.append(f"{block.place}: {word}")
    assert unknown == []


MODULES = {"multiprocessing", "concurrent", "threading", "os", "asyncio", "signal"}
MODULES |= {"sys", "time", "pickle", "logging", "functools", "faulthandler", "ctypes", "pdb"}


@functools.cache
def exists(name: str) -> bool:
    """Tell whether a dotted name is documented or can be reached on this Python."""
    if name in standard_names():
        return True
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            at: object = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        for part in parts[length:]:
            if not hasattr(at, part):
                return False
            at = getattr(at, part)
        return True
    return False
