"""What the catalog declares of a run is needed and true: kept runs, sources and pages say so."""

import ast
import difflib
import hashlib
import itertools
import json
import math
import re
import statistics
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.entries import METHODS, Entry, Outcome, Place, ToExpect, ToRun, ToShow
from recorder.catalog.load import load_catalog
from recorder.paths import CATALOG, RUNS
from recorder.runs.expected import unmet_need
from recorder.runs.interpreters import PYTHONS, own_interpreter, page_interpreter
from recorder.runs.store import Kept, asked_for_page, asked_for_verdict, load_folder
from tests.about_tests.skips import in_ci
from tests.kept import ensure
from tests.snippets.conftest import NEXT_ATTEMPT

ROOT = Path(__file__).parents[2]
BOOK = load_catalog()
FIRST = {entry.name: entry for entry in reversed(BOOK.entries)}
SOURCES = {name: (ROOT / entry.path).read_text(encoding="utf-8") for name, entry in FIRST.items()}
PAGES = {
    path.relative_to(ROOT / "docs" / "en").as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "docs" / "en").rglob("*.md")
}
ENOUGH = 9
"""So many runs that all agree tell that nothing varies: a place or two may agree by chance."""
HOLDS_BY_SLEEPS = "naps set the order, and a busy machine may change it"
THIS_MACHINE = "says what this machine has"
SIDE_BY_SIDE = "two processes print, and the system decides which of them is first"
SEEN_ALIKE = {
    "executors/take_results_as_they_end": HOLDS_BY_SLEEPS,
    "pool/take_results_as_they_come": HOLDS_BY_SLEEPS,
    "memory/lose_updates": HOLDS_BY_SLEEPS,
    "coordination/wait_for_the_first": HOLDS_BY_SLEEPS,
    "start_methods/start_before_threads": HOLDS_BY_SLEEPS,
    "words/stop_the_count": HOLDS_BY_SLEEPS,
    "memory/move_without_the_lock": HOLDS_BY_SLEEPS,
    "messages/drain_before_joining": SIDE_BY_SIDE,
    "libraries/use_two_connections": SIDE_BY_SIDE,
    "pool/return_the_error": SIDE_BY_SIDE,
    "progress/show_a_rich_bar": "tells the seconds that it took, and none on a machine at rest",
    "pool/count_the_workers": THIS_MACHINE,
    "libraries/multiply_the_threads": THIS_MACHINE,
    "memory/read_a_list": THIS_MACHINE,
    "memory/read_an_array": THIS_MACHINE,
    "servers/count_for_a_container": THIS_MACHINE,
    "servers/fill_the_shared_memory": THIS_MACHINE,
    "servers/map_a_file": THIS_MACHINE,
    "workers/find_the_limits": THIS_MACHINE,
    "servers/stop_process_1": THIS_MACHINE,
    "servers/stop_process_1_with_a_handler": THIS_MACHINE,
}
"""What is declared to vary and was never seen to, with the reason why it could."""


def runs_of(entry: Entry) -> list[tuple[str, Kept]]:
    """Return what is kept of an entry, by the names of the folders; nothing with a probe."""
    return [each for each in _kept_of(entry.id) if not each[0].endswith((".traced", ".stacks"))]


@cache
def _kept_of(name: str) -> list[tuple[str, Kept]]:
    folders = sorted((ROOT / RUNS / name).glob("3.*"))
    return [(folder.name, kept) for folder in folders if (kept := load_folder(folder, None))]


def place_of(folder: str) -> Place:
    """Return the place that the name of a folder tells."""
    python, method = folder.partition(".quick")[0].split("-", 1)
    return Place(method.split(".")[0], python, "Linux")


@cache
def _digest_of(name: str) -> str:
    return hashlib.sha256(SOURCES[name].encode()).hexdigest()


def current_runs(entry: Entry) -> list[tuple[str, Kept]]:
    """Return the runs of an entry with the bytes that its file has now."""
    digest = _digest_of(entry.name)
    found = {name: kept for name, kept in runs_of(entry) if kept.facts["source_sha256"] == digest}
    return [(name, kept) for name, kept in found.items() if next_attempt(name) not in found]


def next_attempt(folder: str) -> str:
    """Return where the run is kept that a test read instead, after it had failed with this one."""
    name, _, number = folder.rpartition(".")
    plain, again = (name, int(number)) if number.isdecimal() and "-" in name else (folder, 0)
    return f"{plain}.{again + NEXT_ATTEMPT}"


@pytest.mark.parametrize(
    ("folder", "following"),
    [
        ("3.11-fork", "3.11-fork.1000"),
        ("3.11-fork.2", "3.11-fork.1002"),
        ("3.14-spawn.quick.1002", "3.14-spawn.quick.2002"),
    ],
)
def test_a_run_that_failed_is_followed_by_that_of_the_next_attempt(
    folder: str, following: str
) -> None:
    assert next_attempt(folder) == following


def outcomes_of(entry: Entry) -> list[Outcome]:
    """Return what is expected of an entry, somewhere."""
    return [entry.expect, *entry.expect.under.values()]


def hangs(entry: Entry) -> bool:
    """Tell whether an entry hangs, somewhere."""
    return any(outcome.expect == "hangs" for outcome in outcomes_of(entry))


def no_faults(faults: Iterator[str]) -> None:
    """Assert that there are none, and tell all of them with their remedies."""
    found = [*faults]
    assert not found, "\n".join(found)


def of(entry: Entry) -> str:
    """Return where the catalog speaks of an entry."""
    return f"snippets/catalog.toml:{entry.line}: {entry.id}"


# --- No key without need ---------------------------------------------------


def test_no_key_repeats_its_default() -> None:
    no_faults(repeated_defaults())


def repeated_defaults() -> Iterator[str]:
    tables = tomllib.loads((ROOT / CATALOG).read_text(encoding="utf-8"))
    for table in tables["snippet"]:
        for kind in (ToRun, ToExpect, ToShow):
            yield from (f"{table['name']}: {fault}" for fault in _repeated(kind, table))
    for table in tables["comparison"]:
        yield from (f"{table['id']}: {fault}" for fault in _repeated(Comparison, table))
        for run in table["runs"]:
            yield from (f"{table['id']}: {fault}" for fault in _repeated(Contender, run))


def _repeated(kind: type, table: dict[str, Any]) -> Iterator[str]:
    for field in attrs.fields(kind):
        default = field.default
        if hasattr(default, "factory"):
            default = default.factory()
        value = table.get(field.name, attrs.NOTHING)
        if (tuple(value) if isinstance(value, list) else value) == default:
            yield f"{field.name} = {value!r} is what holds without it; remove it"


# --- What varies, and what does not ------------------------------------------


def test_what_is_declared_to_vary_was_seen_to_vary() -> None:
    no_faults(never_varies())


def never_varies() -> Iterator[str]:
    for entry in BOOK.entries:
        if entry.id in SEEN_ALIKE or entry.label in METHODS:
            continue
        groups = [[kept.output for _, kept in group] for _, group in _by_arguments(entry)]
        most = max(map(len, groups), default=0)
        if most < ENOUGH or any(len(set(texts)) > 1 for texts in groups):
            continue
        for key in ("output", "order"):
            if getattr(entry.expect, key) == "any":
                yield (
                    f"{of(entry)}: {key} = 'any', but {most} runs printed the same; "
                    "drop it, or say in SEEN_ALIKE why it could vary"
                )
    for name in SEEN_ALIKE:
        if "any" not in (FIRST[name].expect.output, FIRST[name].expect.order):
            yield f"{name}: is not declared to vary; take it out of SEEN_ALIKE"


SEEN_ALIKE_THERE = {
    "process/leave_a_zombie": "a look at the wrong moment sees a zombie that the server will take",
    "servers/override_the_count": THIS_MACHINE,
}


def test_what_varies_under_a_condition_alone_was_seen_to_vary_there() -> None:
    no_faults(never_varies_there())


def never_varies_there() -> Iterator[str]:
    for entry in FIRST.values():
        for conditions, outcome in entry.expect.under.items():
            if outcome.output != "any" or outcome.exception or outcome.expect != "succeeds":
                continue
            if entry.expect.output == "any" or entry.id in SEEN_ALIKE_THERE:
                continue
            there = [
                kept.output
                for name, kept in current_runs(entry)
                if entry.outcome(place_of(name)) is outcome
            ]
            if len(there) > 3 and len(set(there)) == 1:
                yield f"{of(entry)}: under {conditions!r} nothing varies in {len(there)} runs"


def _by_arguments(entry: Entry) -> Iterator[tuple[str, list[tuple[str, Kept]]]]:
    key: Callable[[tuple[str, Kept]], str] = lambda each: json.dumps(each[1].facts["arguments"])  # noqa: E731
    for arguments, group in itertools.groupby(sorted(current_runs(entry), key=key), key=key):
        yield arguments, [*group]


def test_runs_at_one_place_print_the_same_where_that_is_declared() -> None:
    no_faults(differing_runs())


def differing_runs() -> Iterator[str]:
    for entry in BOOK.entries:
        for _, group in _by_arguments(entry):
            by_place: dict[Place, dict[str, str]] = {}
            for name, kept in group:
                outcome = entry.outcome(place_of(name))
                if outcome.output == "any" or outcome.exception or outcome.expect != "succeeds":
                    continue
                if "module" in name or "alone" in name:
                    continue  # files have other names there
                lines = kept.output.splitlines()
                text = "\n".join(sorted(lines) if entry.expect.order == "any" else lines)
                by_place.setdefault(place_of(name), {}).setdefault(text, name)
            for found in by_place.values():
                if len(found) > 1:
                    yield f"{of(entry)}: {' and '.join(found.values())} printed different texts"


# --- Places ----------------------------------------------------------------------

EVERYWHERE = [
    Place(method, python, system)
    for method in METHODS
    for python in PYTHONS
    for system in ("Linux", "Darwin", "Windows")
]


def test_each_condition_holds_somewhere_and_changes_something() -> None:
    no_faults(idle_conditions())


def idle_conditions() -> Iterator[str]:
    for entry in FIRST.values():
        used = [entry.expect.at(place) for place in EVERYWHERE]
        for conditions, outcome in entry.expect.under.items():
            if not any(each is outcome for each in used):
                yield f"{of(entry)}: {conditions!r} never counts: another one holds first"
            others = {k: v for k, v in entry.expect.under.items() if k != conditions}
            without = attrs.evolve(entry.expect, under=others)
            if all(without.at(place) == entry.expect.at(place) for place in EVERYWHERE):
                yield f"{of(entry)}: {conditions!r} changes nothing; remove it"
        if entry.expect.under and not any(
            all(each is not outcome for outcome in entry.expect.under.values()) for each in used
        ):
            yield f"{of(entry)}: what it says without a condition holds nowhere"


WORDS = {
    "fork": r"\bfork(s|ed)?\b",
    "spawn": r"\bspawn",
    "forkserver": r"\bfork ?server",
    "Windows": "Windows|on Linux and macOS",
    "Linux": "Linux",
    "Darwin": "macOS",
}
"""How a page speaks of a place."""
SAID_ELSEWHERE = {
    "interpreters": "the chapter says once that all of it needs Python 3.14",
}
"""Topics of which one section speaks for all."""


def section_of(target: str) -> str:
    """Return the text of a section, with those below it."""
    page, _, anchor = target.partition("#")
    lines = PAGES[page].splitlines(keepends=True)
    heading = re.compile(r"^(#+) .*\{ #" + re.escape(anchor) + r"[ }]")
    start = next(n for n, line in enumerate(lines) if heading.match(line))
    depth = len(lines[start]) - len(lines[start].lstrip("#"))
    ends = (n for n in range(start + 1, len(lines)) if re.match(rf"#{{1,{depth}}} ", lines[n]))
    return "".join(lines[start : next(ends, len(lines))])


def test_the_section_that_explains_a_run_shows_it_and_speaks_of_what_differs() -> None:
    no_faults(bad_explanations())


def bad_explanations() -> Iterator[str]:
    for entry in FIRST.values():
        target = entry.show.explained
        if target is None:
            continue
        if not entry.expect.under:
            yield f"{of(entry)}: nothing depends on the place; drop `explained`"
        text = section_of(target)
        shown = (f"build/pages/{kind}/{entry.name}." in text for kind in ("snippets", "runs"))
        listed = (
            f"build/pages/failures/{failure.id}.md" in text
            for failure in BOOK.failures
            if failure.fails == entry.id
        )
        topic = entry.name.partition("/")[0]
        if not any((*shown, *listed)) and topic not in SAID_ELSEWHERE:
            yield f"{of(entry)}: {target} does not show it; name the section that does"
        other = [
            conditions
            for conditions, outcome in entry.expect.under.items()
            if does(outcome) != does(entry.expect)  # other words of one error speak for themselves
        ]
        for word in {word for conditions in other for word in conditions.split()}:
            said = WORDS.get(word, re.escape(word.lstrip("<>=")))
            if not re.search(said, text):
                yield f"{of(entry)}: {target} says nothing of {word}; name the section that does"


def does(outcome: Outcome) -> tuple[str, str | None, bool]:
    """Return what happens, whatever the words."""
    compared = outcome.expect == "succeeds" and not outcome.exception
    return outcome.expect, outcome.exception, compared and outcome.output == "different"


def test_a_run_that_needs_a_newer_python_does_something_else_on_older_ones() -> None:
    no_faults(idle_since())


def idle_since() -> Iterator[str]:
    for entry in FIRST.values():
        if since := entry.show.since:
            before = [place for place in EVERYWHERE if place.meets(f"<{since}")]
            after = [place for place in EVERYWHERE if not place.meets(f"<{since}")]
            old, new = (
                {json.dumps(attrs.asdict(entry.outcome(each))) for each in places}
                for places in (before, after)
            )
            if old & new and entry.name not in SINCE_BY_ITS_PAGE:
                yield f"{of(entry)}: does the same before {since}; drop `since`"


SINCE_BY_ITS_PAGE = {
    "interpreters/time_four_ways": "leaves one way out on older Pythons",
    "interpreters/price_a_worker": "leaves one way out on older Pythons",
    "interpreters/count_in_more_threads": "prints times, on older Pythons other ones",
}


# --- How it is run ----------------------------------------------------------------

CHOOSES = re.compile(r"""(?:get_context|set_start_method)\(\s*["'](\w+)["']""")
CHOOSES_FOR_ANOTHER = {
    "start_methods/set_the_method_twice": "fails before anything starts",
    "start_methods/ask_too_early": "fails before anything starts",
    "arrays/price_of_sharing": "compares ways, one of them a fork",
    "main_file/import_the_function": "the program that it writes or types chooses",
    "main_file/type_the_function": "the program that it writes or types chooses",
    "main_file/wait_for_a_typed_pool": "the program that it writes or types chooses",
    "main_file/run_a_package": "the program that it writes or types chooses",
    "main_file/keep_main_thin": "the program that it writes or types chooses",
    "main_file/ask_a_kernel": "the program that it writes or types chooses",
    "main_file/pipe_the_program": "the program that it writes or types chooses",
    "main_file/write_it_to_a_file": "the program that it writes or types chooses",
}


def test_a_declared_start_method_is_the_one_that_the_program_chooses() -> None:
    no_faults(wrong_methods())


def wrong_methods() -> Iterator[str]:
    for entry in BOOK.entries:
        source, method = SOURCES[entry.name], entry.run.start_method
        chosen = {*CHOOSES.findall(source)}
        if method and method not in {*entry.run.args, *chosen}:
            quoted = f'"{method}"' in source
            if not quoted:
                yield f"{of(entry)}: start_method = {method!r}, but it never names that"
            elif chosen and "argv" not in source:
                yield f"{of(entry)}: start_method = {method!r}, but it chooses {chosen}"
        if entry.name in CHOOSES_FOR_ANOTHER or entry.run.each_start_method or entry.label:
            continue
        if len(chosen) == 1 and method not in chosen:
            yield f"{of(entry)}: it chooses {chosen}; declare start_method"
    for entry in FIRST.values():
        if entry.run.each_start_method and "argv" not in SOURCES[entry.name]:
            yield f"{of(entry)}: takes no argument; drop each_start_method"


def test_a_run_with_a_method_as_argument_prints_what_it_prints_under_that_default() -> None:
    no_faults(deaf_to_arguments())


def deaf_to_arguments() -> Iterator[str]:
    for entry in FIRST.values():
        if not entry.run.each_start_method:
            continue
        default = dict(current_runs(entry))
        for method in METHODS:
            named = next(each for each in BOOK.entries if each.id == f"{entry.id}.{method}")
            for name, kept in current_runs(named):
                outcome = named.outcome(place_of(name))
                other = default.get(name)
                if other is None or outcome.output == "any" or outcome.exception:
                    continue
                if sorted(other.output.splitlines()) != sorted(kept.output.splitlines()):
                    yield f"{of(entry)}: {name} prints another text with {method!r} as argument"


CLOCK = re.compile(r"\b(perf_counter|process_time|monotonic|timeit|time\.time)\b")
NO_TIME_COUNTS = {
    "process/join_one_at_a_time": "prints tenths of a second after naps",
    "start_methods/count_the_imports": "counts imports, no seconds",
}


def test_what_shows_times_is_run_alone() -> None:
    no_faults(
        f"{of(entry)}: measures; drop side_by_side"
        for entry in BOOK.entries
        if entry.run.side_by_side and entry.name not in NO_TIME_COUNTS
        if entry.expect.output == "any"
        and (
            CLOCK.search(SOURCES[entry.name])
            or entry.show.table
            or entry.show.bars
            or entry.show.no_timeline == "measures"
        )
    )


def test_a_limit_fits_what_was_seen() -> None:
    no_faults(odd_limits())


def odd_limits() -> Iterator[str]:
    for entry in BOOK.entries:
        seconds = [
            kept.facts["seconds"]
            for _, kept in current_runs(entry)
            if kept.facts["exit_code"] is not None
        ]
        if hangs(entry) and not 1 <= entry.run.limit <= 10:
            yield f"{of(entry)}: hangs for {entry.run.limit} s; a limit of some seconds will do"
        if not hangs(entry) and entry.run.limit < 60:
            yield f"{of(entry)}: does not hang; drop `limit`"
        usual = statistics.median(seconds or [0.0])  # a busy machine can make one very long
        if entry.run.limit < 1.5 * usual:
            yield f"{of(entry)}: took {usual} s of its {entry.run.limit}; raise `limit`"


WAITING = re.compile(
    r"\b(poll|select|wait|_wait\w*|acquire|__enter__|_recv\w*|recv\w*|_send\w*|join|_handle_tasks"
    r"|_worker|_process_worker|_serve|_blocking|accept|read\w*|_flush|sleep)$"
)
WAITS_IN = re.compile(
    r"\bwith \w*lock|acquire\(|\.wait\(|\.join\(|\.get\(|\.recv|input\(|^\s*with "
)
"""What the line says on which a thread of a program stands that hangs."""
ENDLESS = {
    "pool/raise_in_the_initializer": "its pool starts workers without end",
    "process/forget_the_guard_of_a_pool": "its pool starts workers without end",
    "memory/take_a_lock_twice": "waits within the code of a value that is shared",
}
HANGS_ELSEWHERE = {
    "executors/replace_the_workers": "hangs on other Pythons than the oldest",
    "inside/break_in_a_worker": "a debugger waits for its terminal",
}


def test_what_hangs_waits_for_something() -> None:
    no_faults(busy_hangs())


def busy_hangs() -> Iterator[str]:
    for entry in BOOK.entries:
        kept = dict(_kept_of(entry.id))
        for name, run in kept.items():
            if name.endswith(".traced") and run.outcome == "hangs":
                lanes = json.loads(run.files["lanes.json"])["lanes"]
                ends = {
                    lane["spans"][-1]["kind"] for lane in lanes if lane["cut"] and lane["spans"]
                }
                if ends != {"waiting"}:
                    yield f"{of(entry)}: when it was stopped its lanes were {ends}: it computes"
            if name.endswith(".stacks") and entry.name not in ENDLESS:
                yield from (
                    f"{of(entry)}: {what}" for what in busy_threads(run.files["stacks.txt"])
                )
        looked_at = entry.show.stacks or entry.show.timeline or entry.name in HANGS_ELSEWHERE
        if hangs(entry) and not entry.label and not looked_at:
            yield f"{of(entry)}: hangs, and nothing shows where; say stacks = true"
        if entry.show.stacks and not hangs(entry):
            yield f"{of(entry)}: never hangs; drop `stacks`"


def busy_threads(text: str) -> Iterator[str]:
    """Yield where threads stand that do not wait."""
    for block in re.split(r"^(?:Current thread|Thread).*\n", text, flags=re.MULTILINE)[1:]:
        top = re.match(r' *File "(.*)", line (\d+) in (\S+)', block)
        if top is None or WAITING.search(top[3]):
            continue
        path = ROOT / top[1]
        line = path.read_text("utf-8").splitlines()[int(top[2]) - 1] if path.is_file() else ""
        if not WAITS_IN.search(line):
            yield f"a thread stands in {top[1]}:{top[2]} ({top[3]}), which is no wait"


def test_quick_arguments_make_the_same_program_do_less() -> None:
    no_faults(other_programs())


def other_programs() -> Iterator[str]:
    own = own_interpreter()
    for entry in BOOK.entries:
        if entry.run.quick_args is None or unmet_need(entry.run.needs, own.place(), own.packages):
            continue
        if entry.run.quick_args == entry.run.args:
            yield f"{of(entry)}: quick_args are its arguments; drop them"
        shown = ensure(asked_for_page(entry, own, full=False, how="file"), own)
        quick = ensure(asked_for_verdict(entry, own.place()), own)
        heads = [shape_of(kept.output.splitlines()[0]) for kept in (shown, quick)]
        many = [len(kept.output.splitlines()) for kept in (shown, quick)]
        if heads[0] != heads[1] or not 1 < many[1] <= many[0]:
            yield f"{of(entry)}: with its quick_args it prints another text; use smaller sizes"


def shape_of(line: str) -> str:
    """Return a line without its numbers."""
    return re.sub(r"\s+", " ", re.sub(r"\d[\d.,]*", "#", line))


def test_the_key_is_pressed_after_what_the_program_prints() -> None:
    no_faults(
        f"{of(entry)}: {name} never printed {entry.run.ctrl_c_after!r}; correct ctrl_c_after"
        for entry in BOOK.entries
        if entry.run.ctrl_c_after
        for name, kept in current_runs(entry)
        if entry.run.ctrl_c_after not in kept.output
    )


NAMED_OTHERWISE = {"Pebble": "pebble", "grpcio": "grpc", "python-flint": "flint"}
BY_ANOTHER = {
    "main_file/ask_a_kernel": "its packages are asked by jupyter_client",
    "main_file/freeze_a_program": "is run as a command",
    "clusters/throw_with_mpi": "mpi4py loads it",
}
POSIX_OR_LINUX = re.compile(
    r"fork|signal\.|/proc|/dev/|resource|os\.(kill|wait|sched)|sched_|unshare|cgroup|\"ps\"|getppid"
    r"|killpg|pty|socket|AF_UNIX|bash|\bsh\b|py-spy|SharedMemory|KeyboardInterrupt|WNOHANG"
)
WHY_A_SYSTEM = {
    "process/exit_with_256": "an exit code is cut to a byte",
    "pool/fill_the_pipe": "says how much a pipe of Linux holds",
    "arrays/limit_in_each_worker": "counts threads as Linux lists them",
    "inside/dump_from_outside": "elsewhere only root may look",
    "inside/sample_a_slow_child": "elsewhere only root may look",
    "trouble/close_under_an_array": "names what POSIX prints",
    "main_file/ask_a_kernel": "a kernel's messages need POSIX",
    "remote/take_the_port_twice": "Windows lets two take a port",
    "memory/outlive_the_manager": "has sockets in the file system",
    "trouble/terminate_the_program": "says what SIGTERM does",
    "trouble/skip_the_cleanup": "says what SIGTERM does",
    "memory/skip_the_join": "shows what a killed child leaves",
}


def test_what_a_run_needs_is_what_its_program_uses() -> None:
    no_faults(idle_needs())


def idle_needs() -> Iterator[str]:
    for entry in BOOK.entries:
        code = SOURCES[entry.name].rpartition("# ///")[2]
        needs = entry.run.needs
        for package in needs.packages:
            module = NAMED_OTHERWISE.get(package, package).replace("-", "_")
            used = module in code or package in code
            if not used and entry.name not in BY_ANOTHER:
                yield f"{of(entry)}: never uses {package}; drop it from `needs`"
        if needs.system and not entry.label and not entry.run.ctrl_c_after:
            reasoned = entry.name in WHY_A_SYSTEM or needs.cluster
            if not reasoned and not POSIX_OR_LINUX.search(code):
                yield f"{of(entry)}: why does it need {needs.system}? Say so in WHY_A_SYSTEM"


@pytest.mark.parametrize("entry", BOOK.entries, ids=lambda entry: entry.id)
def test_in_ci_nothing_that_a_run_needs_is_missing(entry: Entry) -> None:
    own = own_interpreter()
    lacking = unmet_need(entry.run.needs, own.place(), own.packages)
    assert lacking in (None, "needs several hosts") or not in_ci()


# --- What it is expected to do -------------------------------------------------------


def test_a_message_says_something_of_its_own() -> None:
    no_faults(
        f"{of(entry)}: message = {outcome.message!r} fits too much; quote more of the line"
        for entry in BOOK.entries
        for outcome in outcomes_of(entry)
        if outcome.message is not None and len(re.findall(r"[A-Za-z]", outcome.message)) < 8
    )


def test_a_label_names_another_run() -> None:
    no_faults(idle_labels())


def idle_labels() -> Iterator[str]:
    for name, entries in itertools.groupby(BOOK.entries, key=lambda entry: entry.name):
        runs = Counter((entry.run.args, entry.run.ctrl_c_after) for entry in entries)
        if twice := [arguments for (arguments, _), count in runs.items() if count > 1]:
            yield f"{name}: {twice} are run twice; give one other arguments, or remove it"
    for entry in BOOK.entries:
        if entry.label in METHODS and entry.run.start_method != entry.label:
            yield f"{of(entry)}: is called {entry.label} and chooses {entry.run.start_method}"


# --- What pages show -------------------------------------------------------------------


def page_run(entry: Entry) -> Kept | None:
    """Return the run that a page shows, if it is kept."""
    asked = asked_for_page(entry, page_interpreter(entry.show.since), full=False, how="file")
    return dict(_kept_of(entry.id)).get(asked.folder.name)


MESSAGE_SHOWN_BY_ANOTHER = {"process/forget_the_guard_of_a_pool": "process/forget_the_guard"}


def test_an_excerpt_leaves_lines_out_and_keeps_the_message() -> None:
    no_faults(odd_excerpts())


def odd_excerpts() -> Iterator[str]:
    for entry in BOOK.entries:
        if entry.show.excerpt is None:
            continue
        first, last = entry.show.excerpt
        lengths = [len(kept.output.splitlines()) for _, kept in current_runs(entry)]
        siblings = [each for each in BOOK.entries if each.name == entry.name]
        lengths += [
            len(kept.output.splitlines()) for each in siblings for _, kept in current_runs(each)
        ]
        cut = any(length - first - last >= 2 for length in lengths)
        whole = any(length > 20 for length in lengths)
        if lengths and not cut and not whole:
            yield f"{of(entry)}: excerpt = {[first, last]} leaves nothing out; drop it"
        kept = page_run(entry)
        if kept is None:
            continue
        lines = kept.output.splitlines()
        outcome = entry.outcome(Place(kept.facts["start_method"], kept.facts["python_version"], ""))
        elsewhere = entry.name in MESSAGE_SHOWN_BY_ANOTHER
        if outcome.message and kept.outcome != "succeeds" and not elsewhere:
            shown = [*lines[:first], *(lines[len(lines) - last :] if last else [])]
            if len(lines) - first - last >= 2 and not any(
                re.search(outcome.message, line) for line in shown
            ):
                yield f"{of(entry)}: its excerpt leaves out the message; show its line"


def test_each_value_is_found_at_a_place_of_its_own_and_stands_on_a_page() -> None:
    no_faults(idle_values())


def idle_values() -> Iterator[str]:
    text = "\n".join(PAGES.values())
    for entry in BOOK.entries:
        if not entry.show.values or entry.label in METHODS:
            continue
        kept = page_run(entry)
        spans: dict[Any, str] = {}
        for name, pattern in entry.show.values.items():
            if not re.search(rf"build/pages/values/{entry.id}(\.\w+)?/{name}\.md", text):
                yield f"{of(entry)}: no page includes the value {name!r}; remove it"
            found = re.search(pattern, kept.output, flags=re.MULTILINE) if kept else None
            if found and found.span(1) in spans:
                yield f"{of(entry)}: {name!r} and {spans[found.span(1)]!r} are the same value"
            if found:
                spans[found.span(1)] = name


def test_each_part_that_is_made_for_pages_stands_on_one() -> None:
    no_faults(idle_parts())


def idle_parts() -> Iterator[str]:
    text = "\n".join(PAGES.values())
    for entry in BOOK.entries:
        if entry.label in METHODS:
            continue
        parts = {"bars": entry.show.bars, "table": entry.show.table == "elsewhere"}
        for part, made in parts.items():
            if made and f"build/pages/runs/{entry.id}.{part}.md" not in text:
                yield f"{of(entry)}: no page includes its {part}; drop it"
    axes: dict[str, set[str]] = {}
    for entry in BOOK.entries:
        if entry.show.axis and entry.show.timeline:
            figure = f"build/pages/runs/{entry.id}.timeline.md"
            axes.setdefault(entry.show.axis, set()).update(
                page for page, content in PAGES.items() if figure in content
            )
    for axis, pages in axes.items():
        if len(pages) != 1:
            yield f"axis = {axis!r}: its figures stand on {sorted(pages)}; compare on one page"


LEAST_ALIKE = 0.3
"""Which part of two programs must be the same lines, at least."""


def likeness(name: str, other: str) -> float:
    """Return which part of two programs' lines is the same."""
    old, new = (SOURCES[each].splitlines() for each in (name, other))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_ALIKE else 0.0


def test_a_variant_is_like_the_program_that_it_changes() -> None:
    no_faults(strange_variants())


def strange_variants() -> Iterator[str]:
    names = [*FIRST]
    for entry in FIRST.values():
        base = entry.show.changes
        if base is None:
            continue
        alike = likeness(base, entry.name)
        topic = entry.name.partition("/")[0]
        others = [each for each in names if each.startswith(f"{topic}/") and each != entry.name]
        best = max((likeness(each, entry.name), each) for each in others)
        if alike < LEAST_ALIKE or alike < 0.5 * best[0]:
            yield (
                f"{of(entry)}: has {alike:.0%} of its lines from {base}, and {best[0]:.0%} "
                f"from {best[1]}; name the one that it changes"
            )


MOST_ALIKE = 0.85
"""Of the lines of two programs on one page: with more, a reader asks what the change is."""


def test_a_program_that_is_nearly_another_one_of_its_page_says_what_it_changes() -> None:
    no_faults(unnamed_variants())


def unnamed_variants() -> Iterator[str]:
    for page, text in PAGES.items():
        shown = re.findall(r"build/pages/snippets/(\w+/\w+)\.md", text)
        for first, second in itertools.combinations(dict.fromkeys(shown), 2):
            if bases_of(first)[-1] == bases_of(second)[-1]:
                continue
            if (alike := likeness(first, second)) > MOST_ALIKE:
                yield (
                    f"{page}: {first} and {second} have {alike:.0%} of their lines in common; "
                    f"say in the catalog which one `changes` the other"
                )


def bases_of(name: str) -> list[str]:
    """Return a program, the one that it changes, and so on."""
    found = [name]
    while base := FIRST[found[-1]].show.changes:
        found.append(base)
    return found


MEASURES_NO_TIMES = {
    "inside/run_under_cprofile": "a profiler's table",
    "inside/import_under_cprofile": "a profiler's table",
    "inside/cover_the_parent": "counts lines",
    "inside/cover_the_workers": "counts lines",
    "interpreters/count_in_interpreters": "is timed beside others further down",
    "interpreters/lock_the_count": "counts",
    "interpreters/trust_one_plus": "counts",
    "memory/hold_the_lock": "is timed",
    "memory/add_once": "is timed",
}
FAILS_WITHOUT_A_TRACEBACK = {"main_file/wait_for_a_typed_pool": "its time limit is the lesson"}
STARTS = re.compile(
    r"multiprocessing|concurrent|threading|subprocess|interpreters|asyncio|joblib|loky|mpire|pebble"
)


def test_the_reason_for_no_figure_is_true() -> None:
    no_faults(idle_reasons())


def seconds_of(entry: Entry) -> list[float]:
    """Return how long the runs of an entry took."""
    return [kept.facts["seconds"] for _, kept in current_runs(entry)]


def idle_reasons() -> Iterator[str]:
    """Yield false reasons; too short is what is shorter than half of what is drawn."""
    drawn = {
        entry.name.partition("/")[0]
        for entry in BOOK.entries
        if entry.show.timeline or entry.show.each_timeline
    }
    seconds_of_drawn = [
        min(seconds)
        for entry in BOOK.entries
        if (entry.show.timeline or entry.show.each_timeline) and (seconds := seconds_of(entry))
    ]
    short = statistics.median(seconds_of_drawn or [math.inf])
    for entry in FIRST.values():
        seconds = seconds_of(entry)
        declared = any(each.expect != "succeeds" or each.exception for each in outcomes_of(entry))
        true = {
            None: True,
            "prints it": True,
            "looks alike": bool(drawn),
            "fails early": declared or entry.name in FAILS_WITHOUT_A_TRACEBACK,
            "too short": not seconds or min(seconds) < short,
            "measures": entry.expect.output == "any" or entry.name in MEASURES_NO_TIMES,
        }
        why = entry.show.no_timeline
        if not true[why]:
            yield f"{of(entry)}: no_timeline = {why!r} is not true of it; say why, or draw it"
        if why and not STARTS.search(SOURCES[entry.name]):
            yield f"{of(entry)}: starts nothing; drop no_timeline"


def sizes_of(entry: Entry) -> list[int]:
    """Return the sizes that a program has of its own: numbers in names in capitals."""
    tree = ast.parse((ROOT / entry.path).read_text(encoding="utf-8"))
    found: list[int] = []
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).isupper():
            values = [each.value for each in ast.walk(node.value) if isinstance(each, ast.Constant)]
            found += [each for each in values if type(each) is int]
    return found


WITH_SIZES = [each for each in BOOK.entries if each.run.full_args]


def test_programs_have_sizes_for_a_full_build() -> None:
    assert WITH_SIZES


@pytest.mark.parametrize("entry", WITH_SIZES, ids=lambda each: each.id)
def test_the_sizes_of_a_full_build_are_the_largest(entry: Entry) -> None:
    run = entry.run
    others = [int(word) for word in (*run.args, *(run.quick_args or ())) if word.isdigit()]
    full = [int(word) for word in run.full_args or () if word.isdigit()]
    assert max(full) >= max(others or [0])
    if not run.args:
        assert max(full) >= max(sizes_of(entry), default=0)


CHARTED = {
    "memory/price_of_a_lock": "Median of one update",
    "start_methods/time_each_method": "later ones, ms",
    "start_methods/time_a_pool": "a pool of two, ms",
    "travel/price_of_arguments": "There and back (ms)",
    "arrays/price_of_sharing": "Median (ms)",
    "managers/price_an_access": "Median (µs)",
    "pi/time_alone_and_shared": "Pool over alone",
    "cost/price_the_parts": "Median (µs)",
    "cost/send_more_bytes": "Pipe (µs)",
    "cost/cut_too_finely": "A task (µs)",
    "cost/contend_for_a_lock": "A step (ns)",
    "concurrency/compare_the_pools": "Open (ms)",
    "interpreters/time_four_ways": "median, s",
}
"""Which column of its table the chart of a program shows: the text beside it is about that one."""


def test_a_chart_shows_the_column_that_its_text_is_about() -> None:
    assert {e.id: e.show.bars.value for e in BOOK.entries if e.show.bars} == CHARTED
