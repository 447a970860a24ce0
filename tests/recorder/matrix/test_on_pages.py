"""What pages say of verdicts: of own ones, of stored ones, and of what nobody checked yet."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

import attrs
import markdown
import pytest
from lxml import html
from markupsafe import Markup

from recorder.catalog.entries import METHODS
from recorder.errors import AuthorError
from recorder.matrix import on_pages
from recorder.matrix.cells import Cell, sources_of
from recorder.matrix.on_pages import Seen, groups_of, known_machines, listed, python_range
from recorder.matrix.stored import Machine, Python, load_own, write_machines
from recorder.pages.includes import find_sections, read_pages
from recorder.pages.plain_text import MOST
from recorder.paths import MATRIX, STORED_VERDICTS
from recorder.runs.interpreters import PYTHONS
from tests.recorder.conftest import HELLO
from tests.recorder.matrix.conftest import (
    BY_METHOD,
    EXPLAINED,
    HERE,
    OTHER,
    OWN,
    SAY_THE_METHOD,
    Board,
    MakeMachine,
    cell,
    cell_not_run,
)

ALL = "under fork, spawn and forkserver on Python"
EVERYWHERE = ALL.replace("under", "Under")
NOT_YET = "): not checked on these sources yet; `nox -s matrix`"


def current(board: Board, machine: Machine) -> Machine:
    """Return the machine as if it had found its cells with the present sources."""
    sources = {each.id: sources_of(each) for each in board.catalog.entries}
    return attrs.evolve(machine, sources=sources)


def fragments(board: Board) -> dict[str, Markup]:
    """Return what pages include."""
    return on_pages.fragments(
        board.catalog, find_sections(read_pages()), known_machines(board.catalog)
    )


def where(board: Board, name: str = "a/hello") -> str:
    """Return where a snippet works, with every sign as a reader sees it."""
    return unescape(fragments(board)[f"where/{name}.md"])


def lines_of(board: Board, name: str = "a/hello") -> list[str]:
    """Return the places of a snippet, one line each."""
    return [line for line in where(board, name).splitlines() if line.startswith("- ")]


def overview(board: Board) -> str:
    return unescape(fragments(board)["matrix/overview.md"])


def everywhere(**facts: Any) -> tuple[Cell, ...]:
    return tuple(cell(method, python, **facts) for method in METHODS for python in PYTHONS)


@pytest.fixture
def hello(board: Board) -> Board:
    """Return a project with one snippet, which was not run."""
    board.add("a/hello", HELLO)
    return board


# Own results


def test_pages_never_show_an_old_verdict(hello: Board) -> None:
    assert hello.page("where/a/hello").count(NOT_YET) == 1
    assert "Nothing has been checked" in hello.page("matrix/overview")
    assert "Not checked on these sources yet" in hello.page("matrix/defaults")
    assert hello.fill().returncode == 0
    assert f"- ✓ works {ALL} {OWN} ({HERE})" in unescape(hello.page("where/a/hello"))
    assert "✓ works" in hello.page("matrix/overview")
    hello.project.change(Path("snippets/a/hello.py"), "hello", "good day")
    assert NOT_YET in hello.page("where/a/hello")
    for name in ("where/a/hello", "matrix/overview"):
        assert "✓" not in hello.page(name)
    assert hello.fill().returncode == 0
    assert "✓" in hello.page("where/a/hello")


def test_a_change_of_what_is_expected_makes_a_verdict_an_old_one(hello: Board) -> None:
    assert hello.fill().returncode == 0
    hello.project.append(hello.project.catalog, 'exception = "ValueError"\n')
    assert NOT_YET in where(hello)


def test_a_missing_python_is_never_shown_as_a_success(hello: Board) -> None:
    assert hello.fill(pythons=(OWN, OTHER)).returncode == 0
    lines = lines_of(hello)
    assert lines[0] == f"- ✓ works {ALL} {OWN} ({HERE})"
    assert f"- – not run {ALL} {OTHER} ({HERE}): no Python {OTHER} on this machine" in lines
    assert sum("✓" in line for line in lines) == 1
    assert f"no Python {OTHER}" in overview(hello)
    rest = [each for each in PYTHONS if each not in (OWN, OTHER)]
    unknown = [line for line in lines if "not checked on these sources yet" in line]
    assert [line.partition(" on Python ")[2].partition(" (")[0] for line in unknown] == [
        python_range(rest)
    ]


def test_a_snippet_that_no_place_can_run_is_not_told_to_be_unchecked(
    board: Board, made_up: MakeMachine
) -> None:
    board.add("a/hello", HELLO, 'needs = { packages = ["abacus"] }')
    board.stored(current(board, made_up(*map_all(cell_not_run))))
    text = where(board)
    assert "not checked" not in text
    assert "as intended" not in text
    assert f"- – not run {ALL} 3.11 to 3.15 (Abacus 1, stored 2026-01-02): needs an abacus" in text


def map_all(make: Any) -> list[Cell]:
    return [make(method, python) for method in METHODS for python in PYTHONS]


# Stored results


def test_without_own_results_stored_ones_are_shown_with_machine_and_day(
    hello: Board, made_up: MakeMachine
) -> None:
    hello.stored(current(hello, made_up(*everywhere())))
    expected = f"{EVERYWHERE} 3.11 to 3.15 (Abacus 1, stored 2026-01-02)."
    assert expected in unescape(hello.page("where/a/hello"))
    text = hello.page("matrix/overview")
    assert "## Abacus 1 { #abacus-1 }" in text
    assert "Linux 6.1 · Beads · 2 usable CPUs · 2026-01-02 · " in text
    assert f" · Python {made_up().pythons[OWN].version} · " in f"{text.splitlines()[2]} · "
    assert "| ✓ works | ✓ works | ✓ works |" in text, "on every Python"


def test_stored_results_of_other_sources_are_not_shown(hello: Board, made_up: MakeMachine) -> None:
    hello.stored(made_up(*everywhere()))
    assert NOT_YET in hello.page("where/a/hello")
    assert "✓" not in hello.page("matrix/overview")
    hello.stored(current(hello, made_up(*everywhere())))
    assert "✓" in where(hello)
    hello.project.change(Path("snippets/a/hello.py"), "hello", "good day")
    assert NOT_YET in where(hello)
    assert "✓" not in overview(hello)


def test_a_page_may_show_a_stored_result_beside_what_is_not_checked(
    board: Board, made_up: MakeMachine
) -> None:
    board.add("a/hello", HELLO)
    board.add("a/other", HELLO)
    cells = [
        attrs.evolve(each, entry=f"a/{n}") for each in everywhere() for n in ("hello", "other")
    ]
    board.stored(current(board, made_up(*cells)))
    board.project.change(Path("snippets/a/other.py"), "hello", "good day")
    assert "✓" in where(board)
    assert NOT_YET in where(board, "a/other")


def test_own_results_count_before_stored_ones_of_the_same_machine(
    hello: Board, made_up: MakeMachine
) -> None:
    assert hello.fill().returncode == 0
    hung = everywhere(outcome="hangs", verdict="hangs", expected="hangs")
    hello.stored(current(hello, made_up(*hung, name=HERE)))
    lines = lines_of(hello)
    assert lines[0] == f"- ✓ works {ALL} {OWN} ({HERE})"
    others = python_range(each for each in PYTHONS if each != OWN)
    assert lines[1:] == [f"- ∞ hangs {ALL} {others} ({HERE}, stored 2026-01-02)"]


def test_what_this_machine_cannot_run_hides_nothing_that_is_stored(
    hello: Board, made_up: MakeMachine
) -> None:
    assert hello.fill(pythons=(OWN, OTHER)).returncode == 0
    hello.stored(current(hello, made_up(*everywhere(), name=HERE)))
    others = python_range(each for each in PYTHONS if each != OWN)
    works = where(hello)
    assert f"{EVERYWHERE} {OWN} ({HERE})" in works
    assert f"{ALL} {others} ({HERE}, stored 2026-01-02)" in works
    assert "not on this machine" not in works


def test_an_own_result_of_other_sources_gives_way_to_a_stored_one(
    hello: Board, made_up: MakeMachine
) -> None:
    old = made_up(*everywhere(outcome="hangs", verdict="hangs", expected="hangs"))
    MATRIX.parent.mkdir()
    write_machines(MATRIX, [old])
    hello.stored(current(hello, made_up(*everywhere())))
    assert f"{EVERYWHERE} 3.11 to 3.15 (Abacus 1, stored 2026-01-02)." in where(hello)


def test_own_and_stored_results_of_two_machines_are_both_shown(
    hello: Board, made_up: MakeMachine
) -> None:
    assert hello.fill().returncode == 0
    only_spawn = [cell("spawn", python) for python in PYTHONS]
    hello.stored(current(hello, made_up(*only_spawn, name="Zuse")))
    works = lines_of(hello)[0]
    assert f"{ALL} {OWN} ({HERE}) and under spawn on Python 3.11 to " in works
    assert "(Zuse, stored 2026-01-02)" in works
    names = re.findall(r"^## (.*?) \{", overview(hello), flags=re.MULTILINE)
    assert names == [HERE, "Zuse"]


def test_a_broken_stored_file_is_told_of(hello: Board) -> None:
    STORED_VERDICTS.mkdir()
    (STORED_VERDICTS / "other.json").write_text("{")
    for command in (("render",), ("record", "--no-timings")):
        done = hello.project.do_here(*command)
        assert done.returncode == 1
        assert done.stderr.startswith("docs/verdicts/other.json: no result of the matrix")
    assert not Path("build/runs").exists(), "nothing was run before"


# Several machines


def test_the_merged_file_of_two_machines_shows_both_and_what_is_missing(
    hello: Board, made_up: MakeMachine
) -> None:
    assert hello.fill("--machine", "Linux here").returncode == 0
    (linux,) = load_own()
    cells = [cell_not_run(m, reason=f"Windows has no {m}") for m in ("fork", "forkserver")]
    windows = attrs.evolve(
        linux, name="Windows AMD64", system="Windows", os="Windows 11", cells=(cell(), *cells)
    )
    write_machines(Path("windows.json"), [windows])
    MATRIX.rename("linux.json")
    done = hello.fill("--merge", "linux.json", "windows.json", "--machines", "macOS arm64")
    assert (done.returncode, done.stderr) == (0, "")
    linux_part, mac_part, windows_part = overview(hello).split("\n## ")[-3:]
    assert "✓ works" in linux_part
    assert linux_part.count("– not run") == 3, "the other Pythons, under each method"
    assert "✓" not in mac_part
    assert "– Not run: this machine brought no result for these sources." in mac_part
    row = next(line for line in windows_part.splitlines() if "hello</code>" in line)
    fork, spawn, forkserver = row.split(" | ")[1:4]
    assert "✓" not in fork + forkserver
    assert f"✓ works <small>{OWN}</small>" in spawn
    works, *others = lines_of(hello)
    assert f"✓ works {ALL} {OWN} (Linux here)" in works
    assert f"under spawn on Python {OWN} (Windows AMD64)" in works
    assert any(line.endswith("(Windows AMD64): Windows has no fork") for line in others)
    assert any(line.endswith("(macOS arm64): no result from this machine") for line in others)
    defaults = str(fragments(hello)["matrix/defaults.md"])
    lines = [line.split(" |") for line in defaults.splitlines() if line.startswith("|")]
    (found,) = [line for line in lines if line[0] == f"| {OWN}"]
    assert found[lines[0].index(" macOS arm64")].strip() == "– not run"
    assert found[lines[0].index(" Linux here")].strip() == linux.pythons[OWN].start_methods[0]


def test_machines_of_which_the_same_is_true_share_a_phrase(
    hello: Board, made_up: MakeMachine
) -> None:
    machines = [made_up(*everywhere(), name=f"Abacus {number}") for number in (1, 2)]
    hello.stored(*(current(hello, each) for each in machines))
    labels = "Abacus 1, stored 2026-01-02, Abacus 2, stored 2026-01-02"
    assert f"{EVERYWHERE} 3.11 to 3.15 ({labels})." in where(hello)


# How it is said


def test_what_fails_everywhere_as_intended_says_so(board: Board, made_up: MakeMachine) -> None:
    board.add("a/hello", HELLO, 'expect = "raises"\nexception = "KeyError"')
    verdict = {"verdict": "raises KeyError", "expected": "raises KeyError", "outcome": "raises"}
    board.stored(current(board, made_up(*everywhere(**verdict))))
    assert (
        "/// html | summary[data-search-exclude=true]\n    markdown: inline\n\n"
        "✗ raises <code>Key<wbr>Error</code> everywhere, as intended\n///\n\n"
        f"{EVERYWHERE} 3.11 to 3.15 (Abacus 1, stored 2026-01-02)."
    ) in where(board)


def test_what_is_not_as_declared_is_marked_wherever_it_is_shown(
    hello: Board, made_up: MakeMachine
) -> None:
    hello.stored(current(hello, made_up(*everywhere(expected="hangs"))))
    assert "- ✓ works, **not as declared** under fork" in where(hello)
    assert "| ✓ works, **not as declared** |" in overview(hello)
    hello.stored(current(hello, made_up(*everywhere(complaint="left processes behind"))))
    assert "✓ works, **not as declared**" in where(hello)


def test_each_place_has_its_line_with_the_message_and_why(
    board: Board, made_up: MakeMachine
) -> None:
    board.add("a/hello", HELLO, 'under = { fork = { output = "different" } }\n' + EXPLAINED)
    board.stored(
        current(
            board,
            made_up(
                cell("fork", "3.11", verdict="different output", expected="different output"),
                cell_not_run("spawn", "3.11"),
                cell("spawn", "3.12"),
                cell(
                    "spawn",
                    "3.13",
                    outcome="raises",
                    verdict="raises KeyError",
                    expected="raises KeyError",
                    message="KeyError: 'a|b'",
                ),
                cell("fork", "3.13", outcome="hangs", verdict="hangs", expected="hangs"),
            ),
        )
    )
    works, *others, unknown, lacks = lines_of(board)
    label = "(Abacus 1, stored 2026-01-02)"
    assert works == f"- ✓ works under spawn on Python 3.12 {label}"
    raises = f"- ✗ raises <code>Key<wbr>Error</code> under spawn on Python 3.13 {label}: "
    assert others == [
        f"- ≠ other output under fork on Python 3.11 {label} ([why](page.md#why))",
        f"- ∞ hangs under fork on Python 3.13 {label} ([why](page.md#why))",
        raises + "<code>KeyError: 'a|b'</code> ([why](page.md#why))",
    ]
    assert lacks == f"- – not run under spawn on Python 3.11 {label}: needs an abacus"
    assert unknown.startswith("- – not run under fork on Python 3.12, 3.14 to 3.15, under spawn on")
    assert unknown.endswith("(Abacus 1): not checked on these sources yet")


def test_the_overview_first_shows_what_depends_on_the_place(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("a/say_the_method", SAY_THE_METHOD, BY_METHOD)
    board.project.add("a/hello", HELLO, 'start_method = "spawn"', label="spawned")
    assert board.fill().returncode == 0
    text = overview(board)
    varies, chapter = text.split("\n### ")[1:]
    assert varies.startswith("What depends on the place {")
    assert "say_<wbr>the_<wbr>method</code>](page.md#why)" in varies
    assert "hello</code>" not in varies
    assert chapter.startswith("Page {")
    # A run that chooses its method is one of the others, under that method.
    assert chapter.count("hello</code>") == 1


def test_arguments_of_a_labeled_run_tell_it_apart(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.project.add("a/hello", HELLO, 'args = ["<b>", "x|y"]', label="odd")
    assert board.fill().returncode == 0
    text = fragments(board)["matrix/overview.md"]
    assert "<code>hello &#60;b&#62; x&#124;y</code>" in text


def test_all_that_is_promised_is_made_and_nothing_else(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("b/other", HELLO)
    board.project.add("a/hello", HELLO, label="more")
    assert set(fragments(board)) == on_pages.names(board.catalog)


def test_a_machine_without_cells_or_of_a_snippet_that_is_gone_breaks_no_page(
    hello: Board, made_up: MakeMachine
) -> None:
    hello.stored(made_up(cell(entry="a/gone")), Machine(name="Silent"))
    assert NOT_YET in where(hello)
    assert [each.facts.name for each in known_machines(hello.catalog)] == ["Abacus 1", "Silent"]
    assert "## Silent { #silent }\n\n– Not run" in overview(hello)


@pytest.mark.parametrize(
    ("pythons", "expected"),
    [
        (["3.11"], "3.11"),
        (["3.12", "3.11"], "3.11 to 3.12"),
        (["3.15", "3.13", "3.11", "3.12"], "3.11 to 3.13, 3.15"),
        (["3.11", "3.13", "3.15"], "3.11, 3.13, 3.15"),
        (["3.11", "3.11"], "3.11"),
        (list(PYTHONS), "3.11 to 3.15"),
        ([], ""),
    ],
)
def test_versions_are_said_as_ranges(pythons: list[str], expected: str) -> None:
    assert python_range(pythons) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed(words: Sequence[str], expected: str) -> None:
    assert listed(words) == expected


def test_what_works_comes_first_and_what_was_not_run_last() -> None:
    places = [
        cell_not_run("fork", "3.11"),
        cell("fork", "3.12", outcome="hangs", verdict="hangs", expected="hangs"),
        cell_not_run("spawn", reason="another reason"),
        cell("spawn", "3.11", message="early"),
        cell("spawn", "3.14", message="late"),
        cell("spawn", "3.15", expected="hangs"),
    ]
    groups = groups_of([Seen("Abacus", each) for each in places])
    assert [(each.verdict, each.expected, each.reason) for each in groups] == [
        ("as expected", True, None),
        ("as expected", False, None),
        ("hangs", True, None),
        ("not run", True, "needs an abacus"),
        ("not run", True, "another reason"),
    ]
    assert groups[0].message == "late", "that of the newest Python"
    assert groups_of([]) == []


# Hostile names


HOSTILE = [
    "<b>bold</b>",
    "</div><script>alert(1)</script>",
    "a | b",
    "`code` and ``",
    "**bold** _it_ *it* __it__",
    "[link](page.md) ![x](y)",
    "{ #id .class }",
    '--8<-- "snippets/a/hello.py"',
    "&amp; &#60; &",
    "\\*back\\ slash\\",
    "<!-- comment",
    "<small>",
    "https://example.org <mail@example.org>",
    "\"quoted\" 'words'",
    "first\nsecond",
    "first\n\n# heading\n\n- item",
    "first\r\n| cell |\r\n",
    "first\n    code",
    "first\n===",
    "first\x0b\x0c\x1c\u2028\u2029second",
    "{{ 7 * 7 }} {% raw %}",
    "π ☃ 🐍 日本",
    "^[note] [^1]: note",
    "1. item",
    "#",
    "///// html | script",
    "日本",
    "x" * 3000,
]
TAME = "Abacus"
EXTENSIONS = [
    "admonition",
    "attr_list",
    "pymdownx.blocks.html",
    "tables",
    "toc",
    "pymdownx.snippets",
]


def tree(text: str) -> list[tuple[str, str]]:
    """Return each tag of what the builder makes of a fragment, and all the text within."""
    made = html.fromstring(f"<div>{markdown.markdown(text, extensions=EXTENSIONS)}</div>")
    return [(str(each.tag), "".join(each.itertext())) for each in made.iter()]


def made_hostile(board: Board, made_up: MakeMachine, text: str) -> dict[str, Markup]:
    """Return what pages include where every word of a machine is this text."""
    python = Python(version=text, build=text, start_methods=METHODS)
    raised = {"outcome": "raises", "verdict": "raises KeyError", "expected": "raises KeyError"}
    hostile = made_up(
        cell("spawn", "3.11"),
        cell("spawn", "3.15", message=text, **raised),
        cell_not_run("fork", "3.11", reason=text),
        cell("fork", "3.15", complaint=text, output=text),
        name=text,
        os=f"Linux {text}",
        cpu_model=text,
        pythons={OWN: python},
    )
    board.stored(current(board, hostile))
    return fragments(board)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_message_or_reason_changes_a_page(
    text: str, hello: Board, made_up: MakeMachine
) -> None:
    tame = made_hostile(hello, made_up, TAME)
    if not text.isprintable() or len(text) > MOST:
        with pytest.raises(AuthorError, match="not a plain text"):
            made_hostile(hello, made_up, text)
        return
    hostile = made_hostile(hello, made_up, text)
    assert set(tame) == set(hostile)
    for name, expected in tame.items():
        tags = [tag for tag, _ in tree(expected)]
        assert [tag for tag, _ in tree(hostile[name])] == tags, name
        shown = re.sub(r"\s+", " ", tree(hostile[name])[0][1])
        if name != "where/a/hello.md":
            assert re.sub(r"\s+", " ", text).strip() in shown, name
    shown = re.sub(r"\s+", " ", tree(hostile["where/a/hello.md"])[0][1])
    assert shown.count(re.sub(r"\s+", " ", text[:150]).strip()) >= 3
    assert len(max(re.findall("<code>(.*?)</code>", hostile["where/a/hello.md"]), key=len)) < 1500


@pytest.mark.parametrize("word", ["<b>x</b>", "a|b", "`", "_x_", "[x](y)"])
def test_no_exception_changes_a_page(word: str, hello: Board, made_up: MakeMachine) -> None:
    def shown(name: str) -> list[str]:
        raised = {"outcome": "raises", "verdict": f"raises {name}", "expected": f"raises {name}"}
        hello.stored(current(hello, made_up(cell(), cell("fork", **raised))))
        return [tag for text in fragments(hello).values() for tag, _ in tree(text)]

    assert shown("Abacus") == shown(word)
    assert f"✗ raises {word} under fork" in tree(fragments(hello)["where/a/hello.md"])[0][1]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Linux x86_64", "linux-x86-64"),
        ("日本", "machine-1"),
        ('"><b id=x', "b-id-x"),
        ("#", "machine-1"),
    ],
)
def test_every_machine_has_a_section_that_links_can_lead_to(
    name: str, id_: str, hello: Board, made_up: MakeMachine
) -> None:
    hello.stored(current(hello, made_up(cell(), name=name)))
    text = fragments(hello)["matrix/overview.md"]
    page = html.fromstring(f"<div>{markdown.markdown(text, extensions=EXTENSIONS)}</div>")
    ids = [(each.get("id"), each.text_content()) for each in page.iter("h2", "h3")]
    assert ids[:2] == [(id_, name), (f"{id_}-varies", "What depends on the place")]
    assert ids[2:] == [(f"{id_}-1", "Page")]


def test_each_method_has_the_column_under_its_head(board: Board) -> None:
    board.add("a/say", SAY_THE_METHOD, BY_METHOD)
    assert board.fill().returncode == 0
    board.project.page.write_text(
        '# Page { #page }\n\n## Why { #why }\n\n--8<-- "build/pages/snippets/a/say.md"\n',
        encoding="utf-8",
    )
    lines = overview(board).splitlines()
    (head,) = {line for line in lines if line.startswith("| Snippet")}
    assert [cell.strip() for cell in head.strip("|").split("|")] == ["Snippet", *METHODS]
    rows = [line for line in lines if "say</code>" in line]
    assert rows
    for line in rows:
        _, *cells = line.strip("|").split(" | ")
        works = [method for method, cell in zip(METHODS, cells, strict=True) if "works" in cell]
        assert works == ["spawn"]
