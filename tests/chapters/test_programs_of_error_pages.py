"""What an error page says of all its programs: each was run on every Python."""

import re

import pytest

from recorder.catalog.entries import snippet_of
from recorder.catalog.load import load_catalog
from recorder.matrix.cells import NOT_RUN
from recorder.matrix.on_pages import known_machines
from recorder.runs.interpreters import PYTHONS
from tests.chapters.facts import resolved
from tests.chapters.prose import PAGES, read_page
from tests.chapters.test_version_statements import TESTED

SAYS_SO = (
    "error_changes.md",
    "error_counts.md",
    "error_ended.md",
    "error_hangs.md",
    "error_interpreters.md",
    "error_killed.md",
    "error_main_file.md",
    "error_memory.md",
    "error_methods.md",
    "error_objects.md",
    "error_pool_hangs.md",
    "error_remote.md",
    "error_resources.md",
    "error_results.md",
    "error_silent.md",
    "error_slow.md",
    "error_starting.md",
    "error_stopping.md",
    "error_travel.md",
    "error_waiting.md",
)
CATALOG = load_catalog()
SHOWN = re.compile(r'^--8<-- "build/pages/failures/([\w-]+)\.md"$', re.MULTILINE)
RUN_AT = {
    (run, python)
    for machine in known_machines(CATALOG)
    for (run, python, _), seen in machine.cells.items()
    if seen.cell.outcome != NOT_RUN
}
RUN_IN_ANY_WAY = {(snippet_of(run), python) for run, python in RUN_AT}
SAYS = f"Each program was run on {TESTED}."


def test_every_error_page_but_the_index_says_so_and_no_other_page() -> None:
    pages = {path.name for path in PAGES.glob("error_*.md")}
    assert pages == {*SAYS_SO, "error_index.md"}
    says = [path.name for path in PAGES.glob("*.md") if SAYS in path.read_text(encoding="utf-8")]
    assert sorted(says) == list(SAYS_SO)


@pytest.mark.parametrize("page", SAYS_SO)
def test_each_program_was_run_on_every_python(page: str) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    assert SAYS in text
    shown = SHOWN.findall(text)
    entries = [each for each in CATALOG.failures if each.id in shown and each.fails]
    assert entries
    runs = [run for each in entries for run in (each.fails, each.mended)]
    missing = [(run, python) for run in runs for python in PYTHONS if (run, python) not in RUN_AT]
    assert missing == []
    included = "\n".join(resolved(target) for _, target in read_page(page).includes)
    programs = set(re.findall(r'title="snippets/(\w+/\w+)\.py"', included))
    assert programs
    assert {(name, python) for name in programs for python in PYTHONS} <= RUN_IN_ANY_WAY
