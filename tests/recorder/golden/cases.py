"""Everything that is rendered of the book and of figures that are in no book, by golden file."""

import argparse
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder import __main__ as command_line
from recorder.catalog.load import Catalog, load_catalog
from recorder.clusters import on_pages as cluster_pages
from recorder.failures import on_pages as failure_pages
from recorder.free_threading import on_pages as free_pages
from recorder.matrix import on_pages as matrix_pages
from recorder.outputs import on_pages as output_pages
from recorder.pages import blocks
from recorder.pages.bars import Bar, draw_bars
from recorder.pages.fragments import render
from recorder.paths import FRAGMENTS, PUBLISHED_SNIPPETS, PUBLISHED_TRACES, TIMINGS
from recorder.stacks import on_pages as stack_pages
from recorder.timelines import figure
from recorder.timelines import on_pages as timeline_pages
from recorder.timelines.figure import draw, figure_of
from recorder.timings import on_pages as timing_pages
from tests.recorder.golden import book, hosts, lanes, times, unlocked, verdicts
from tests.recorder.golden.place import Machine, working_at

BUILDER = Machine(cpus=3, model="Abacus 7")
PUBLISHER = Machine(cpus=1, model="Pebbles", site="https://example.org/book")
SCENES = {"book": BUILDER, "nothing": PUBLISHER, "even": PUBLISHER}
"""All that can be kept; nothing; a full build of what is the same everywhere, with one CPU."""
FIGURES = {
    "demo/many_calls": lanes.CALLS,
    "demo/crowd.large": lanes.CROWD,
    "demo/apart": lanes.APART,
    "demo/still": lanes.STILL,
    "demo/hurried": lanes.HURRIED,
}
PARTS = ("timeline", "table", "bars", "stacks", "each")
"""Parts of a run that have a golden file of their own."""


def all_texts(folder: Path) -> dict[str, str]:
    """Render everything in books below a folder; return the golden files by name.

    What is the same as in a scene before stands there alone.
    """
    texts: dict[str, str] = {}
    known: set[tuple[str, str]] = set()
    for scene, machine in SCENES.items():
        root = folder / scene
        root.mkdir()
        with working_at(machine, root):
            write(scene)
            catalog = load_catalog()
            command_line.render(catalog, argparse.Namespace(full=scene == "even"))
            written = set(_written())
            assert {name for name, _ in written if name.endswith(".md")} == names_of(catalog)
            for name, text in sorted(written - known):
                known.add((name, text))
                place = f"{scene}/{_file_of(name)}.txt"
                texts[place] = texts.get(place, "") + f"==== {name}\n{text}\n"
    for name, text in _drawn_alone():
        texts[f"alone/{name}.txt"] = text
    return texts


def names_of(catalog: Catalog) -> set[str]:
    """Return the names of all fragments that pages may include."""
    rooms = (
        *(blocks, cluster_pages, failure_pages, matrix_pages),
        *(output_pages, stack_pages, timeline_pages, timing_pages),
    )
    return {name for room in rooms for name in room.names(catalog)} | free_pages.names()


def write(scene: str) -> None:
    """Write the book into the current folder, and what is kept of it in a scene."""
    catalog = book.write_book()
    if scene == "book":
        book.keep_runs(catalog)
        book.keep_timings(catalog, times.OWN)
        book.store_timings(catalog, "large", times.OF_LARGE)
        book.store_timings(catalog, "small", times.OF_SMALL)
        book.keep_verdicts([verdicts.builder(catalog)], verdicts.others(catalog))
        book.store_clusters(hosts.recording(cpus=3))
        unlocked.keep(catalog)
    if scene == "even":
        book.keep_timings(catalog, times.FULL)
        book.keep_verdicts([verdicts.even(catalog)], [])
        book.store_clusters(hosts.recording(cpus=1))


def _written() -> Iterator[tuple[str, str]]:
    """Yield what pages include, and what is published with them, without what no two have."""
    yield "timings.json", re.sub(r'  "key": .*\n', "", TIMINGS.read_text(encoding="utf-8"))
    yield "downloads", "".join(f"{name}\n{text}" for name, text in _downloads())
    for root in (FRAGMENTS, PUBLISHED_TRACES):
        for path in root.rglob("*"):
            if path.is_file():
                name = path.relative_to(root).as_posix()
                yield name, path.read_bytes().decode("utf-8")


def _downloads() -> Iterator[tuple[str, str]]:
    """Yield the snippets that are published, then those in the archive."""
    for path in sorted(PUBLISHED_SNIPPETS.rglob("*.py")):
        yield path.relative_to(PUBLISHED_SNIPPETS).as_posix(), path.read_text(encoding="utf-8")
    with zipfile.ZipFile(PUBLISHED_SNIPPETS / "snippets.zip") as archive:
        for each in archive.infolist():
            yield f"{each.filename} {each.date_time}", archive.read(each).decode("utf-8")


def _file_of(name: str) -> str:
    """Return in which golden file a fragment stands."""
    if name.endswith(".json"):
        return name if name == "timings.json" else "traces"
    folder, _, _ = name.partition("/")
    part = name.removesuffix(".md").rpartition(".")[2]
    return f"{folder.removesuffix('.md')}.{part}" if part in PARTS else folder.removesuffix(".md")


def _drawn_alone() -> Iterator[tuple[str, str]]:
    """Yield figures that no book needs: too many calls, too many lanes, an axis of another."""
    facts = {"command": "python snippets/demo/it.py", "terminal": "pty"}
    for name, timeline in FIGURES.items():
        yield name.rpartition("/")[2], draw(timeline, name, facts, 5.0 if "apart" in name else 0.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figure, "MOST_BYTES", 15_000)
        yield "squeezed", figure.draw(lanes.CROWD, "demo/crowd", facts)
    two_notes = figure_of(lanes.APART, "demo/apart") | {"notes": ["first note", "second note"]}
    yield "notes", render("timeline.md.jinja", figure=two_notes, run=facts, left_out=0)
    bars = [
        Bar(name="most", value=250.0, text="250×", low=200.0, high=300.0),
        Bar(name="least", value=0.25, text="0.25×", low=0.2, high=0.26),
        Bar(name="middle", value=2.5, text="2.5×"),
        Bar(name="next to nothing", value=0.101, text="0.101×"),
    ]
    empty = Catalog(entries=())
    yield "no_programs", f"{cluster_pages.names(empty)} {cluster_pages.fragments(empty)}\n"
    yield "bars", draw_bars(bars, title="How many times", log=True, least=0.1)
