"""What is kept as golden of blocks, of the reference and of the error index leads where it should.

Whatever shows a snippet names one file, one run and one verdict: those of that snippet.
"""

import re

import pytest

from tests.recorder.golden.outputs import OTHER, SOURCES
from tests.recorder.golden.reading import fragments_in, plainly, tables_in

SITE = "https://example.org/book/"
ARGUMENTS = {"talk/greet": "3 Ada", "count/table": "13"}
NEEDS_PACKAGES = {"count/lack", "newer/only"}
CHANGES = {"talk/shout": "talk/greet", "talk/stand": "talk/fall", "talk/end": "talk/stand"}
"""Which snippet is a variant of which; one that is folded shows no changes."""
FOLDED = {"count/table": ".table", "count/sizes": ""}
"""Whose program is below its output, and which part of the output that is."""
IN_INDEX = {
    "talk/fall": "errors.md#no-key-there",
    "talk/hang": "errors.md#it-stands",
    "talk/pause": "errors.md#it-rests",
}
ENTRIES = {
    "no-key": ("talk/fall", "talk/stand"),
    "it-hangs": ("talk/hang", "talk/end"),
    "it-pauses": ("talk/pause", "talk/linger"),
}
"""What fails and what is mended in each entry of the index."""
THREADS = {
    "no-key": [("demo/project", "7"), ("else/where", "23")],
    "it-pauses": [("third/one", "5")],
}
BLOCKS = fragments_in("book/snippets.txt")
FAILURES = fragments_in("book/failures.txt")
NAMES = [name.removeprefix("snippets/").removesuffix(".md") for name in BLOCKS]


def command_of(name: str, site: str = "") -> str:
    """Return the command that runs a snippet, as the facts of the book have it."""
    is_cluster = name.startswith("clusters/")
    start = "uv run" if (site or name in NEEDS_PACKAGES) and not is_cluster else "python"
    place = "" if is_cluster else site
    return f"{start} {place}snippets/{name}.py {ARGUMENTS.get(name, '')}".strip()


def check_block(text: str, name: str, site: str = "") -> None:
    """Hold all that a block says against the one snippet that it shows."""
    run = f"build/pages/runs/{name}{FOLDED.get(name, '')}.md"
    shown = [f"snippets/{name}.py", run]
    shown = shown[::-1] if name in FOLDED else shown
    assert re.findall(r'--8<-- "(.+)"', text) == [*shown, f"build/pages/where/{name}.md"]
    assert re.findall(r' title="(snippets/.+?)"', text) == [f"snippets/{name}.py"]
    assert re.findall(r"\[Download\]\((.+?)\)", text) == [f"snippets/{name}.py"]
    assert f'aria-label="Download {name.partition("/")[2]}.py"' in text
    command = command_of(name, site)
    assert re.findall(r'data-clipboard-text="(.+?)"', text) == [command]
    assert re.findall(r'button" .* title="(.+?)"', text) == [command]
    label = re.findall(r"Copy&nbsp;<code>(\w+).* …</code>", text)
    assert label == [command.split(" ")[0]]


def changed(name: str) -> list[int]:
    """Return the numbers of the lines that the snippet of which it is a variant does not have."""
    old, new = (SOURCES.get(each, "").splitlines() for each in (CHANGES[name], name))
    return [n for n, line in enumerate(new, 1) if line.strip() and line not in old and n > 1]


@pytest.mark.parametrize("name", NAMES)
def test_a_block_shows_one_snippet_its_run_and_its_places(name: str) -> None:
    text = BLOCKS[f"snippets/{name}.md"]
    check_block(text, name)
    links = re.findall(r"\[Error index\]\((.+?)\)", text)
    assert links == ([IN_INDEX[name]] if name in IN_INDEX else [])
    found = re.findall(r'hl_lines="(.+?)"', text)
    assert len(found) == (name in CHANGES)
    if found and name != "talk/end":  # which begins with what its docstring would be
        assert numbers_in(found[0]) == changed(name)


def numbers_in(text: str) -> list[int]:
    """Return the numbers of a text such as ``3 7-9``."""
    spans = (part.partition("-") for part in text.split())
    return [n for first, _, last in spans for n in range(int(first), int(last or first) + 1)]


def test_where_the_site_has_an_address_commands_lead_to_it() -> None:
    blocks = BLOCKS | fragments_in("nothing/snippets.txt")
    for name in NAMES:
        check_block(blocks[f"snippets/{name}.md"], name, SITE)
    reference = fragments_in("book/reference.txt") | fragments_in("nothing/reference.txt")
    for text in reference.values():
        for name, command in re.findall(
            r"snippets/([\w/]+)\.py\).*? data-clipboard-text=\"(.+?)\"", text
        ):
            assert command == command_of(name, SITE)


def test_the_reference_has_each_snippet_once_with_its_own_file_and_chapter() -> None:
    chapters = {"page.md": "First page", "second.md": "Second page", "errors.md": "Error index"}
    found = []
    for fragment, text in fragments_in("book/reference.txt").items():
        topic = fragment.removeprefix("reference/").removesuffix(".md")
        for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
            stem = part.split(" ")[0]
            name = f"{topic}/{stem}"
            assert part.startswith(f"{stem} {{ #{stem} }}\n")
            assert re.findall(r"\[Download\]\((.+?)\)", part) == [f"../snippets/{name}.py"]
            assert re.findall(r'data-clipboard-text="(.+?)"', part) == [command_of(name)]
            assert re.findall(r"^::: (.+)$", part, flags=re.MULTILINE) == [
                f"snippets.{topic}.{stem}"
            ]
            for title, page in re.findall(r"Chapter \[(.+?)\]\(\.\./(.+?)#", part):
                assert chapters[page] == title
            found.append(name)
    assert sorted(found) == sorted(NAMES)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_shows_what_fails_and_then_what_mends_it(entry: str) -> None:
    text = FAILURES[f"failures/{entry}.md"]
    failing, mending = ENTRIES[entry]
    _, fails, mended = re.split(r"^\*\*(?:It fails|Mended):\*\*$", text, flags=re.MULTILINE)
    # Below the run that hangs stand its stacks and its figure.
    more = [f"build/pages/runs/{failing}.{part}.md" for part in ("stacks", "timeline")]
    extra = {"no-key": [], "it-pauses": more[:1], "it-hangs": more}[entry]
    assert re.findall(r'--8<-- "(.+)"', fails)[3:] == extra
    check_block(fails.partition('\n--8<-- "build/pages/runs/' + failing + ".stacks")[0], failing)
    check_block(mended, mending)
    hl = re.findall(r'hl_lines="(.+?)"', mended)
    are_variants = CHANGES.get(mending) == failing
    assert [numbers_in(each) for each in hl] == ([changed(mending)] if are_variants else [])
    threads = re.findall(r"\[(.+?)&#35;(\d+)\]\(https://github.com/(.+?)/issues/(\d+)\)", text)
    assert threads == [(name, n, name, n) for name, n in THREADS.get(entry, [])]


def test_the_lists_have_each_entry_below_its_symptom_and_its_modules() -> None:
    key, hangs = "[`KeyError: 3`](errors.md#no-key-there)", "[It hangs](errors.md#it-stands)"
    pauses, system = "[It pauses](errors.md#it-rests)", "[`OSError`](errors.md#os-error)"
    assert groups_in(FAILURES["failures/by_symptom.md"]) == [
        ("An error", [key, system]),
        ("It never ends", [hangs, pauses]),
    ]
    assert groups_in(FAILURES["failures/by_module.md"]) == [
        ("pickle", [key, hangs]),
        ("shelve", [key, system]),
    ]


def groups_in(text: str) -> list[tuple[str, list[str]]]:
    """Return each head of a list, and what stands below it."""
    parts = re.split(r"^\*\*(.+)\*\*$", text, flags=re.MULTILINE)
    lists = (re.findall(r"^- (.+)$", part, flags=re.MULTILINE) for part in parts[2::2])
    return list(zip(parts[1::2], lists, strict=True))


def test_each_run_that_fails_is_listed_with_what_it_does_and_where_it_is_told() -> None:
    (table,) = tables_in(FAILURES["failures/runs.md"])
    entry = {name: f", [its entry]({place})" for name, place in IN_INDEX.items()}
    assert [tuple(cells.values()) for cells in table] == [
        ("shout", "raises OSError", "[Second page](second.md#loud)"),
        (
            "fall",
            "raises KeyError, or prints TypeError and hangs, or prints TypeError",
            "[First page](page.md#falling)" + entry["talk/fall"],
        ),
        ("stand `9`", "raises ValueError", "[First page](page.md#hanging)"),
        ("hang", "hangs", "[First page](page.md#hanging)" + entry["talk/hang"]),
        ("pause", "hangs", "[Error index](errors.md#it-rests)" + entry["talk/pause"]),
        ("linger", "hangs", "[First page](page.md#hanging)"),
    ]


def test_messages_are_those_of_the_pythons_that_printed_them() -> None:
    # Not on 3.12, which the machine lacks; under forkserver it hangs with the other error.
    text = plainly(FAILURES["failures/no-key.md"])
    assert re.findall(r"On Python (.+):\n.*\n\n```text\n(.+)\n", text) == [
        ("3.11, 3.13", "KeyError: 3"),
        ("3.11, 3.13 to 3.15", "TypeError: not so"),
    ]
    quoted = FAILURES["failures/elsewhere.md"]
    assert re.findall(r"^(On .+):\n.*\n\n```text\n(.+)\n", quoted, flags=re.MULTILINE) == [
        ("On Windows, before Python 3.12", "OSError: first of two"),
        ("On Windows, before Python 3.12", "OSError: second of two"),
    ]


def test_each_source_of_the_book_is_another_one() -> None:
    sources = [SOURCES.get(name) or OTHER.format(name=name) for name in NAMES]
    assert len(set(sources)) == len(sources)
