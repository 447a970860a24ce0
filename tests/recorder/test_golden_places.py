"""What is kept as golden of runs and of their verdicts tells the facts of the book, place by place.

Tables are read by their heads and sentences by their words, and each is held against what the
run did; nothing here asks what the recorder makes of it.
"""

import re
from itertools import product

import pytest

from recorder.catalog.entries import METHODS
from recorder.catalog.load import Catalog
from recorder.matrix.stored import Machine
from recorder.runs.interpreters import PYTHONS
from tests.recorder.golden import hosts, verdicts
from tests.recorder.golden.book import write_book
from tests.recorder.golden.cases import BUILDER
from tests.recorder.golden.outputs import OTHER, RUNS, SIZES, SOURCES, TABLE
from tests.recorder.golden.place import working_at
from tests.recorder.golden.reading import fragments_in, plainly, tables_in

SIGNS = {
    "✓ works": "as expected",
    "≠ other output": "different output",
    "∞ hangs": "hangs",
    "– not run": "not run",
}
UNDECLARED = ", **not as declared**"
NAMES = {"Linux x86_64", "macOS arm64", "Windows AMD64", "π"}

CHAPTERS = {
    "First page": ["talk/greet", "talk/fall", "talk/hang", "talk/end", "talk/linger"],
    "Second page": [
        *("talk/shout", "talk/shout.loud", "talk/shout.louder"),
        *("count/table", "count/sizes", "count/each", "newer/only"),
    ],
    "Error index": ["talk/stand", "talk/pause"],
}
"""Which page shows which runs first, the index of errors at last; in the order of the catalog."""
SECTIONS = {
    **dict.fromkeys(["talk/hang", "talk/end", "talk/linger"], "page.md#hanging"),
    **dict.fromkeys(["count/table", "count/sizes", "count/each"], "second.md#counting"),
    "newer/only": "second.md#counting",
    "talk/greet": "page.md#greeting",
    "talk/fall": "page.md#falling",
    "talk/shout": "second.md#loud",
    "talk/stand": "errors.md#no-key-there",
    "talk/pause": "errors.md#it-rests",
}
DAYS = {
    "Linux x86_64": "stored 2025-10-11",
    "macOS arm64": "stored 2025-12-31",
    "π": "stored 2026-01-02",
}
"""When what is stored of a machine was found."""
EXPLAINED = {"talk/shout": "second.md#loud", "talk/fall": "page.md#falling"}

Verdicts = dict[tuple[str, str, str, str], tuple[str, bool]]
"""By machine, entry, method and Python: the verdict, and whether it was expected."""


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    with working_at(BUILDER, tmp_path_factory.mktemp("book")):
        return write_book()


@pytest.fixture(scope="module")
def machines(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> list[Machine]:
    """Return the machines of the book, own results before stored ones."""
    with working_at(BUILDER, tmp_path_factory.mktemp("machines")):
        write_book()
        return [verdicts.builder(catalog), *verdicts.others(catalog)]


@pytest.fixture(scope="module")
def found(machines: list[Machine]) -> Verdicts:
    """Return what each machine found; a result counts before a place that was not run."""
    known: Verdicts = {}
    for machine in machines:
        for cell in machine.cells:
            place = (machine.name, cell.entry, cell.start_method, cell.python)
            if known.get(place, ("not run", True))[0] == "not run":
                known[place] = (cell.verdict, cell.verdict == cell.expected)
    return known


def pythons_in(text: str) -> list[str]:
    """Return the versions of a text such as ``3.11 to 3.13, 3.15``."""
    names: list[str] = []
    for part in text.split(", "):
        first, _, last = part.partition(" to ")
        names += PYTHONS[PYTHONS.index(first) : PYTHONS.index(last or first) + 1]
    return names


def verdict_in(text: str) -> tuple[str, bool]:
    """Return what a sign and its word mean, and whether it was declared so."""
    declared = UNDECLARED not in text
    said = text.replace(UNDECLARED, "").strip()
    return SIGNS.get(said) or said.removeprefix("✗ "), declared


def test_each_cell_of_the_matrix_tells_what_was_found_there(found: Verdicts) -> None:
    text = fragments_in("book/matrix.txt")["matrix/overview.md"]
    parts = re.split(r"^## (.+?) \{ #.+ \}\n", text, flags=re.MULTILINE)
    machines = {plainly(name): part for name, part in zip(parts[1::2], parts[2::2], strict=True)}
    assert list(machines) == ["Linux x86_64", "macOS arm64", "Windows AMD64", "π"]
    assert "brought no result" in machines.pop("Windows AMD64")
    for machine, part in machines.items():
        chapters = re.findall(r"^### (.+?) \{", part, flags=re.MULTILINE)
        assert chapters == ["What depends on the place", *CHAPTERS]
        ran: dict[str, set[str]] = {
            entry: {
                found.get((machine, entry, *place), ("not run", True))[0]
                for place in product(METHODS, PYTHONS)
            }
            for entries in CHAPTERS.values()
            for entry in entries
        }
        varied = [entry for entry, seen in ran.items() if len(seen - {"not run"}) > 1]
        expected = [varied, *CHAPTERS.values()] if varied else [*CHAPTERS.values()]
        for entries, table in zip(expected, tables_in(part), strict=True):
            for entry, cells in zip(entries, table, strict=True):
                check_row(machine, entry, cells, found)
                is_linked = f"{{ #{re.sub('[/._]', '-', entry)} }}" in cells["Snippet"]
                assert is_linked == (machine == "Linux x86_64" and entries is not varied)


def check_row(machine: str, entry: str, cells: dict[str, str], found: Verdicts) -> None:
    """Hold the row of a run against what a machine found, method by method."""
    name, link = re.match(r"\[(\w+).*?\]\((.+?)\)", cells["Snippet"]).groups()  # type: ignore[union-attr]
    assert name == entry.partition("/")[2].partition(".")[0]
    assert link == SECTIONS[entry.partition(".")[0]]
    for method in METHODS:
        seen = {}
        for group in cells[method].split("\n"):
            sign, pythons = split_pythons(group)
            for python in pythons:
                assert python not in seen
                seen[python] = verdict_in(sign)
        assert seen == {
            python: found.get((machine, entry, method, python), ("not run", True))
            for python in PYTHONS
        }


def split_pythons(group: str) -> tuple[str, list[str]]:
    """Return a sign with its words, and the Pythons beside it: all, where none are named."""
    match = re.fullmatch(r"(.+?) (3\.\d[\d., to]*)", group.strip())
    return (match[1], pythons_in(match[2])) if match else (group.strip(), list(PYTHONS))


def test_each_default_is_that_of_the_machine_and_the_python(machines: list[Machine]) -> None:
    (table,) = tables_in(fragments_in("book/matrix.txt")["matrix/defaults.md"])
    assert [cells["Python"] for cells in table] == list(PYTHONS)
    for machine in machines[:1] + machines[1:3] + machines[4:]:
        for cells in table:
            python = machine.pythons.get(cells["Python"])
            default = python.start_methods[0] if python else "– not run"
            assert cells[machine.name] == default


@pytest.mark.parametrize(
    "name", ["talk/greet", "talk/shout", "talk/fall", "talk/hang", "count/table"]
)
def test_each_place_where_a_snippet_works_is_one_where_it_did(name: str, found: Verdicts) -> None:
    text = fragments_in("book/where.txt")[f"where/{name}.md"]
    told = {}
    for line in (plainly(line) for line in text.splitlines() if line.startswith("- ")):
        sign, places = re.match(r"- (.+?) (under .+)", line).groups()  # type: ignore[union-attr]
        for phrase, labels in re.findall(r"(under .+?) \(([^()]+)\)", places):
            for methods, pythons in re.findall(
                r"under ([a-z, ]+?) on Python (3\.\d[\d., to]*?)(?=, under|$)", phrase
            ):
                names = re.split(r", | and ", methods)
                words = labels.split(", ")
                machines = [each for each in words if not each.startswith("stored ")]
                for place in product(machines, names, pythons_in(pythons)):
                    assert place not in told
                    told[place] = verdict_in(sign)
                    own = place[0] == "Linux x86_64" and place[1:] != ("fork", "3.12")
                    days = [] if own or verdict_in(sign)[0] == "not run" else [DAYS[place[0]]]
                    assert [each for each in words if each.startswith("stored ")] == days
        if "as expected" not in verdict_in(sign) and "not run" not in verdict_in(sign):
            why = EXPLAINED.get(name)
            assert (f"([why]({why}))" in line) == bool(why)
    assert told == {
        (machine, method, python): found.get((machine, name, method, python), ("not run", True))
        for machine, method, python in product(NAMES, METHODS, PYTHONS)
    }


def test_what_is_the_same_everywhere_is_said_once_and_whether_it_was_meant() -> None:
    where = fragments_in("even/where.txt")
    everywhere = "Under fork, spawn and forkserver on Python 3.11 to 3.15 (Linux riscv64)."
    for name, said in (
        ("talk/greet", "✓ works everywhere"),
        ("talk/hang", "∞ hangs everywhere, as intended"),
    ):
        text = where[f"where/{name}.md"]
        results = "[All results](where_it_works.md#"
        assert f"\n\n{said}\n///\n\n{everywhere} {results}" in plainly(text)
        assert f"(where_it_works.md#{name.replace('/', '-')})" in text
    for name, line in (
        ("talk/stand", "- ✗ raises OSError, **not as declared** under"),
        ("clusters/throw_with_mpi", "- – not run under"),
    ):
        text = plainly(where[f"where/{name}.md"])
        assert line in text
        assert "everywhere" not in text


# Runs


OUTPUTS = fragments_in("book/runs.txt")
COMMANDS = {
    "talk/greet": "talk/greet.py 3 Ada",
    "talk/greet.twice": "talk/greet.py 7",
    "talk/shout.louder": "talk/shout.py it's",
    "talk/stand.firmly": "talk/stand.py `9`",
    "count/table": "count/table.py 13",
    "count/each.fork": "count/each.py fork",
    "count/each.spawn": "count/each.py spawn",
    "count/each.forkserver": "count/each.py forkserver",
}
"""What is run of a snippet, where that is not its file alone."""
SHORTENED = {"talk/shout": (8, 6), "talk/shout.loud": (2, 1)}
"""How many first and last lines of a long output stand on a page."""
METHOD = {
    "talk/greet.twice": "spawn",
    "talk/stand.firmly": "forkserver",
    "count/sizes": "spawn",
} | {f"count/each.{method}": method for method in METHODS}
ANY_ORDER, PIPES, NEWER = "talk/shout", "talk/stand", "newer/only"


@pytest.mark.parametrize("name", RUNS)
def test_an_output_is_what_was_printed_by_its_command_in_its_time(name: str) -> None:
    made, text = RUNS[name], OUTPUTS[f"runs/{name}.md"]
    fences = re.findall(r"^( *)(`{3,})(.*)\n((?:.*\n)*?)\1\2$", text, flags=re.MULTILINE)
    texts = [[line[len(margin) :] for line in body.splitlines()] for margin, _, _, body in fences]
    command = "python snippets/" + COMMANDS.get(name, name.partition(".")[0] + ".py")
    assert all(lines[0] == f"$ {command}" for lines in texts)
    assert all(f'data-copy="{command}"' in head or "`" in command or "'" in command
               for _, _, head, _ in fences)  # fmt: skip
    sign, shown = "\N{SYMBOL FOR CARRIAGE RETURN}", "\N{LEFTWARDS ARROW}"
    printed = made.output.replace(f"%{sign}", f"%\n{shown}").replace("  --8<--", "  ;--8<--")
    lines = printed.splitlines()
    if name in SHORTENED:
        first, last = SHORTENED[name]
        mark = f"[… {len(lines) - first - last} lines …]"
        assert texts[0][1:] == [*lines[:first], mark, *lines[-last:]]
        assert f'"All {len(lines)} lines"' in text
    assert len(texts) == 1 + (name in SHORTENED)
    assert texts[-1][1:] == lines
    assert (f"Exit code {made.exit_code}." in text) == bool(made.exit_code)
    assert ("Stopped after" in text) == (made.exit_code is None)
    if made.exit_code is None:
        assert f"Stopped after {made.seconds} s" in text
    foot = text.rstrip().splitlines()[-2]
    *facts, took = foot.split(" · ")
    number, unit = took.split(" ")
    seconds = float(number) * {"s": 1.0, "ms": 1e-3}[unit]
    assert seconds == pytest.approx(made.seconds, rel=0.01)
    expected = {
        "one of many possible orders": name == ANY_ORDER,
        "on Python 3.14.2": name == NEWER,
        f"under {METHOD.get(name)}": name in METHOD,
        "through pipes, so lines may stand in another order than at a terminal": name == PIPES,
    }
    assert facts == [fact for fact, holds in expected.items() if holds]


@pytest.mark.parametrize(("name", "printed"), [("count/table", TABLE), ("count/sizes", SIZES)])
def test_a_table_has_the_cells_that_were_printed_and_bars_as_long_as_they_say(
    name: str, printed: str
) -> None:
    text = fragments_in("book/runs.table.txt")[f"runs/{name}.table.md"]
    (table,) = tables_in(text)
    head, *rows = (re.split(r" {2,}", line) for line in printed.splitlines())
    assert [list(cells.items()) for cells in table] == [
        list(zip(head, row, strict=True)) for row in rows
    ]
    numeric = [re.fullmatch(r"[\d.,]+ ?(ms|µs|s|%)?", cell) is not None for cell in rows[0]]
    (marks,) = re.findall(r"^\|([ :|-]+)\|$", text, flags=re.MULTILINE)
    assert [mark.strip().endswith(":") for mark in marks.split("|")] == numeric


def test_stacks_are_those_that_were_taken_or_it_is_said_why_there_are_none() -> None:
    text = fragments_in("book/runs.stacks.txt")
    head, *lines = text["runs/talk/hang.stacks.md"].splitlines()
    assert head.endswith('when it was stopped after 2.5 s"')
    assert [line[4:] for line in lines if not line.startswith("    ```")] == [
        "", *RUNS["talk/hang"].stacks.splitlines()
    ]  # fmt: skip
    assert "not recorded yet" in text["runs/talk/pause.stacks.md"]
    assert "does not hang" in text["runs/talk/linger.stacks.md"]


def test_each_tab_has_the_name_and_the_run_of_its_start_method() -> None:
    text = fragments_in("book/runs.each.txt")["runs/count/each.each.md"]
    assert text == "".join(
        f'=== "{method}"\n\n    --8<-- "build/pages/runs/count/each.{method}.md"\n\n'
        for method in METHODS
    )


def test_a_value_of_a_sentence_is_what_was_printed() -> None:
    values = fragments_in("book/values.txt")
    assert "met 12345 guests" in RUNS["talk/greet"].output
    assert values["values/talk/greet/guests.md"] == "12,345"
    assert f"by {values['values/talk/greet/host.md']}." in RUNS["talk/greet"].output


def test_the_snippets_are_published_as_they_are_each_and_all_in_one(catalog: Catalog) -> None:
    sources = {name: SOURCES.get(name) or OTHER.format(name=name) for name in catalog.names}
    each = {f"{name}.py": text for name, text in sources.items()}
    packed = {f"snippets/{name}.py (1980, 1, 1, 0, 0, 0)": text for name, text in sources.items()}
    expected = "".join(
        f"{name}\n{text}" for group in (each, packed) for name, text in sorted(group.items())
    )
    assert fragments_in("book/downloads.txt")["downloads"] == expected


@pytest.mark.parametrize(("scene", "where"), [
    ("book", "CPython 3.13.5 · Linux 6.1 · Abacus 7 · 3 usable CPUs · fork as the default"),
    ("nothing", "CPython 3.13.5 · Linux 6.1 · Pebbles · 1 usable CPU · fork as the default"),
])  # fmt: skip
def test_the_foot_of_a_page_tells_where_all_was_run(scene: str, where: str) -> None:
    text = fragments_in(f"{scene}/circumstances.txt")["circumstances.md"]
    assert f"when the site was built, on {where} start method. " in text


ENGINES = {
    "pool": "",
    "dask": " · distributed 1.11",
    "joblib": " · distributed 2.11 · joblib 2.6",
    "ray": " · ray 3.3",
    "mpi": " · mpi4py 4.6 · mpich 4.5",
}
"""Which packages, in which versions, a run with an engine tells of."""


@pytest.mark.parametrize(("scene", "cpus"), [("book", "3 usable CPUs"), ("even", "1 usable CPU")])
@pytest.mark.parametrize("engine", ENGINES)
def test_what_ran_on_hosts_tells_when_where_and_with_what(
    engine: str, scene: str, cpus: str
) -> None:
    text = fragments_in(f"{scene}/clusters.txt")[f"clusters/{engine}.broken.md"]
    foot = plainly(text.rstrip().splitlines()[-2])
    told = f"recorded on 2026-02-03 by nox -s clusters{ENGINES[engine]} · Python 3.13.5"
    assert f" · {told} · hosts of one machine with {cpus}" in foot
    assert foot.endswith("another version of this program") == (engine == "ray")
    lost = "h1" if engine == "pool" else "h3"
    assert foot.startswith(f"{lost} killed after 2.4 s · ")
    start = fragments_in("book/clusters.txt")[f"clusters/{engine}.start.md"]
    assert start == f"{1.27 + [*ENGINES].index(engine):.1f} s"
    costs = plainly(fragments_in(f"{scene}/clusters.txt")["clusters/costs.md"])
    assert f"Python 3.13.5 · hosts of one machine with {cpus}" in costs


@pytest.mark.parametrize("engine", ["dask", "joblib", "ray", "mpi"])
def test_of_each_host_it_is_told_how_many_tasks_it_did(engine: str) -> None:
    text = OUTPUTS[f"runs/clusters/throw_with_{engine}.md"]
    tasks = [line.split(" ")[3].rstrip(",") for line in hosts.TASKS if line.startswith("task ")]
    for host in ("h1", "h2", "h3"):
        count = tasks.count(host)
        assert f"{host}: {count} task{'s' * (count > 1)} · " in text
    assert ("another version" in text) == (engine == "ray")


@pytest.mark.parametrize("engine", ["dask", "joblib", "ray", "mpi"])
def test_each_task_of_a_host_is_drawn_when_it_was_done(engine: str) -> None:
    text = fragments_in("book/clusters.timeline.txt")[f"clusters/{engine}.timeline.md"]
    rows = re.findall(r"<td>task (\d), running</td><td>([\d.]+)</td><td>([\d.]+)</td>", text)
    told = {(number, float(begin), float(end)) for number, begin, end in rows}
    done = [
        re.fullmatch(r"task (\d) on h\d, ([\d.]+) s to ([\d.]+) s", line) for line in hosts.TASKS
    ]
    assert told == {(each[1], float(each[2]), float(each[3])) for each in done if each}
    left, width = re.search(r'viewBox="(-\d+) 0 (\d+)', text).groups()  # type: ignore[union-attr]
    scale = (int(width) + int(left) - 16) / 2.35
    (first,) = re.findall(r'class="tl-running" d="(M[^"]+)"', text)[:1]
    begins = [float(x) for x in re.findall(r"M([\d.]+) ", first)]
    assert begins == pytest.approx([0.0, 0.75 * scale, 1.75 * scale], abs=1.1)
