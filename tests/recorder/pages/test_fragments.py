"""Whatever a fact contains, a page shows it as it is and does nothing else with it."""

import markdown
import pytest
from lxml import html

from recorder.errors import AuthorError
from recorder.pages import fragments
from recorder.pages.fragments import code, fence_for, fenced_text, plain, seconds_text, table_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** __main__ _x_ *a* ~~b~~",
    "[x](javascript:alert(1))",
    "![x](https://example.com/x.png)",
    "`code` ``more``",
    "{ onclick=alert(1) }",
    "{: onclick=alert(1) }",
    "a | b | c",
    '--8<-- "LICENSE.md"',
    "&lt;b&gt; &amp; <b>",
    "# no heading",
    "=== no tab",
    "| a |\n|---|",
    "\"quoted\" 'too' \\* \\`",
    "<!-- comment -->",
    "https://example.com",
    "/// html | script",
    "//////",
]
EXTENSIONS = [
    "tables",
    "attr_list",
    "pymdownx.blocks.html",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.details",
    "pymdownx.highlight",
]


def shown(text: str) -> html.HtmlElement:
    """Return what the builder makes of Markdown."""
    converter = markdown.Markdown(extensions=EXTENSIONS)
    return html.fromstring(f"<div>{converter.convert(text)}</div>")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_in_a_sentence_stays_text(text: str) -> None:
    page = shown(f"Before {plain(text)} after.")
    assert page.text_content().strip() == f"Before {text} after."
    assert [element.tag for element in page.iter()] == ["div", "p"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_in_a_cell_stays_text(text: str) -> None:
    flat = text.replace("\n", " ")
    page = shown(f"| a | b |\n| :-- | :-- |\n| {plain(flat)} | x |\n")
    assert [cell.text_content() for cell in page.iter("td")] == [flat, "x"]
    assert {element.tag for element in page.iter("td", "a", "img", "script", "b")} == {"td"}
    assert not any(element.attrib.get("onclick") for element in page.iter())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_as_code_stays_text(text: str) -> None:
    (element,) = shown(f"Run {code(text)} now.").iter("code")
    assert element.text_content() == text
    assert len(element) == 0


def test_a_long_text_as_code_is_cut() -> None:
    assert "…" in code("x" * 500)
    assert len(code("x" * 500)) < 250


@pytest.mark.parametrize("text", ["```", "a ````` b", "no ticks", "`", "``` html\n<b>\n```"])
def test_no_text_closes_its_fence(text: str) -> None:
    fence = fence_for(text)
    page = shown(f"{fence}console\n{text}\n{fence}\n\nafter\n")
    (block,) = page.iter("pre")
    assert block.text_content().strip() == text.strip()
    assert page.text_content().strip().endswith("after")


@pytest.mark.parametrize(
    "line",
    [
        '--8<-- "LICENSE.md"',
        '  --8<-- "LICENSE.md"',
        '-8<- "x"',
        "--8<--",
        ';--8<-- "x"',
        '; --8<-- "x"',
        '--8<-- "x" and more',
        "--8<-- x",
        "--8<-- 'a b'",
        "# --8<-- [start:x]",
        "# ;;--8<-- [ End : a-b_1 ] x",
        "--8<-- [start:x]",
        "--8<-- [middle:x]",
    ],
)
def test_a_printed_include_is_shown_and_not_followed(line: str) -> None:
    """As pymdownx.snippets reads it: an escaped line loses one semicolon and is left alone."""
    converter = markdown.Markdown(
        extensions=["pymdownx.superfences", "pymdownx.snippets"],
        extension_configs={"pymdownx.snippets": {"check_paths": True}},
    )
    page = html.fromstring(converter.convert(f"```console\n{fenced_text(line)}\n```\n"))
    assert page.text_content().strip() == line.strip()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(12.345, "12.3 s"), (1.0, "1 s"), (0.9994, "999 ms"), (0.0123, "12.3 ms"), (2e-6, "2 µs")],
)
def test_a_duration_has_the_unit_that_fits(seconds: float, text: str) -> None:
    assert seconds_text(seconds) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4.58 to 4.81 ms", "4.58 to 4.81\u00a0ms"),
        ("77 to 87 % of about 2×", "77 to 87\u00a0% of about 2×"),
        ("12 sheep, 3 s", "12 sheep, 3\u00a0s"),
    ],
)
def test_a_number_keeps_its_unit_beside_it(text: str, kept: str) -> None:
    assert fragments.unbroken(text) == kept


def test_a_head_may_be_broken_within_a_name() -> None:
    assert fragments.breakable(plain("parent_process().pid")) == (
        "parent&#95;<wbr>process&#40;&#41;<wbr>.pid"
    )
    assert fragments.breakable(plain("Python 3.11")) == "Python 3.11"


def test_columns_are_two_blanks_apart() -> None:
    assert table_of("x", "what   time  note\na b   1.5 ms  fine\n") == (
        ["what", "time", "note"],
        [["a b", "1.5 ms", "fine"]],
    )


@pytest.mark.parametrize("printed", ["", "a  b", "a  b\n1  2  3", "a  b\n1"])
def test_an_uneven_table_is_refused_and_named(printed: str) -> None:
    with pytest.raises(AuthorError, match=r"^snippets/demo/one\.py: "):
        table_of("snippets/demo/one.py", printed)


@pytest.mark.parametrize("cell", ["1.5", "1,000", "12 ms", "3 %", "1.9×", "−2", "+3", "5 GB"])
def test_what_is_a_quantity(cell: str) -> None:
    assert fragments.is_number(cell) == (cell != "5 GB")


@pytest.mark.parametrize("cell", ["1 to 2", "never", "", "ms", "1.5 sheep", "a1"])
def test_what_is_none(cell: str) -> None:
    assert not fragments.is_number(cell)
