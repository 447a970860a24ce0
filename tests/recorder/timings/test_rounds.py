"""The recorder's jobs on programs that sleep."""

import ast
import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import psutil
import pytest

import recorder.timings.rounds as timed
from recorder.errors import AuthorError
from recorder.paths import RECORDER
from recorder.runs.interpreters import own_interpreter
from recorder.runs.leftovers import STOP
from recorder.runs.machine import usable_cpus
from recorder.runs.store import asked_for_page, save
from recorder.runs.terminal import Suspended
from recorder.timings import one_round, plan
from recorder.timings.calls import Answer
from recorder.timings.facts import Timing, derive
from recorder.timings.rows import TIMERS, Row, comparison_key, worker_counts
from recorder.timings.stored import structured
from tests.recorder.timings.conftest import NAP, Bench

COMMANDS = """
id = "demo/naps"
rounds = 5
runs = [
    { snippet = "demo/nap", args = ["0.12"] },
    { name = "short", snippet = "demo/nap", args = ["0.02"], ceiling = "tasks" },
]
tasks = [["0.01"], ["0.11"]]
"""


def test_commands_are_timed_in_turn_after_a_pilot(bench: Bench) -> None:
    bench.compare(COMMANDS)
    assert bench.time() == []
    facts = bench.kept("demo/naps")
    assert facts is not None
    assert (facts["rounds"], facts["sittings"]) == (5, 3)
    order = [["command", each] for each in ("0.12", "0.02", "0.01", "0.11")]
    assert bench.notes() == order * (1 + 5)
    kept = {name: value for name, value in facts.items() if name != "files"}
    derived = derive(structured(kept, Timing), bench.catalog.comparisons[0])
    slow, fast = derived.rows
    assert slow.speedup["nap.py"].median == 1
    ratio = fast.speedup["nap.py"]
    assert ratio.min <= ratio.low <= ratio.median <= ratio.high <= ratio.max
    assert ratio.median > 1  # a single round may be disturbed: this test is not alone
    assert len(slow.seconds) == len(fast.seconds) == len(derived.loads) == 5
    small, large = derived.tasks
    assert small.share + large.share == pytest.approx(1)
    assert derived.ceiling_by_tasks == pytest.approx(1 / large.share)
    assert derived.load_seconds > 0


def test_what_is_current_is_not_timed_again_unless_asked(bench: Bench) -> None:
    run = '{ snippet = "demo/nap", call = "nap", args = ["10", "x"] }'
    bench.compare(f'id = "demo/calls"\nrounds = 5\nruns = [{run}]')
    assert bench.time() == []
    count = len(bench.notes())  # to warm up four times, in the pilot, in five rounds
    assert count == 4 + 1 + 5
    assert bench.time() == []
    assert bench.notes() == []
    assert bench.time(fresh=True) == []
    assert len(bench.notes()) == count


def test_the_key_holds_what_is_timed_and_nothing_that_is_shown(bench: Bench) -> None:
    bench.compare(COMMANDS)
    catalog = bench.project.root / "snippets" / "catalog.toml"
    text = catalog.read_text()

    def key() -> str:
        return comparison_key(bench.catalog.comparisons[0], bench.catalog, full=False)

    before = key()
    shown = text.replace('ceiling = "tasks"', 'ceiling = "cpus"')
    shown += 'costs = true\nresult = "Twice"\nagainst = ["short"]\n'
    catalog.write_text(f"# moved down\n{shown}")
    assert key() == before
    for changed in (
        text.replace("limit = 20", "limit = 30"),
        text.replace('["0.12"]', '["0.13"]'),
        text.replace("rounds = 5", "rounds = 7"),
        text.replace("limit = 20", 'limit = 20\nexpect = "raises"\nexception = "KeyError"'),
    ):
        assert changed != text
        catalog.write_text(changed)
        assert key() != before
    catalog.write_text(text)
    (bench.project.root / "snippets" / "demo" / "nap.py").write_text(f"{NAP}\n")
    assert key() != before


def test_the_key_holds_every_file_of_the_recorder_that_times() -> None:
    names = {name for name in TIMERS if name.startswith("timings/")}
    imported = set()
    for name in names:
        for node in ast.walk(ast.parse((RECORDER / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("recorder.tim"):
                imported.add(f"timings/{str(node.module).rpartition('.')[2]}.py")
    # What is computed from the times afterwards: a change there times nothing again.
    assert imported - names == {"timings/facts.py", "timings/ratios.py"}
    assert "timings/call_server.py" in names


def test_the_sittings_of_all_comparisons_alternate(bench: Bench) -> None:
    for name in ("one", "other"):
        run = f'{{ snippet = "demo/nap", call = "nap", args = ["20", "{name}"] }}'
        bench.compare(f'id = "demo/{name}"\nrounds = 7\nruns = [{run}]')
    assert bench.time() == []
    notes = bench.notes()
    names = [name for name, _ in itertools.groupby(line[0] for line in notes)]
    assert names == ["one", "other"] * 4  # the pilots, then three sittings
    facts = bench.kept("demo/one")
    assert facts is not None
    assert (facts["rounds"], facts["sittings"]) == (7, 3)
    assert len({line[1] for line in notes}) == 8


def test_the_rounds_are_fixed_before_the_first_that_counts(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = '{ snippet = "demo/nap", call = "nap", args = ["30", "x"] }'
    bench.compare(f'id = "demo/calls"\nrounds = 10\nruns = [{run}]')
    planned: list[tuple[int, dict[str, int]]] = []
    share_out = plan.share_out

    def noting(costs: dict[str, plan.Cost], seconds: float) -> dict[str, int]:
        rounds = share_out(costs, seconds)
        planned.append((len(bench.notes()), rounds))
        return rounds

    monkeypatch.setattr(timed, "share_out", noting)
    assert bench.time(budget=60) == []
    calls_before = 2  # one to warm up, one in the pilot
    assert planned == [(calls_before, {"demo/calls": 10})]
    assert bench.time(fresh=True, budget=0.001) == []
    assert planned[1][1] == {"demo/calls": 4}
    facts = bench.kept("demo/calls")
    assert facts is not None
    assert (facts["rounds"], facts["budget_seconds"]) == (4, 0.001)


def test_where_opening_is_dear_the_processes_of_the_pilot_stay(bench: Bench) -> None:
    run = '{ snippet = "demo/nap", call = "nap", args = ["1", "x"] }'
    bench.compare(f'id = "demo/calls"\nrounds = 5\nruns = [{run}]')
    assert bench.time(budget=60) == []
    assert len({pid for _, pid in bench.notes()}) == 1
    facts = bench.kept("demo/calls")
    assert facts is not None
    assert (facts["rounds"], facts["sittings"]) == (4, 1)


def test_a_run_that_is_kept_takes_the_place_of_a_command_in_the_pilot(bench: Bench) -> None:
    bench.compare(COMMANDS.replace('["0.12"]', '["0"]'))
    entry = bench.catalog.entries[0]
    asked = asked_for_page(entry, own_interpreter(), full=False, how="file")
    save(asked.folder, {"seconds": 0.3}, {})
    jobs = timed.jobs(bench.catalog, {"demo/naps"}, fresh=True, full=False, budget=50)
    name, pilot = jobs[0]
    assert name == "demo/naps, pilot"
    pilot()
    in_pilot = ["0.02", "0.01", "0.11"]
    assert [note[1] for note in bench.notes()] == in_pilot
    for _, do in jobs[1:]:
        do()
    facts = bench.kept("demo/naps")
    assert facts is not None
    # In no round that counts does it take the place of anything.
    assert [note[1] for note in bench.notes()] == ["0", *in_pilot] * facts["rounds"]
    assert len({*facts["rows"][0]["seconds"]}) > 1
    assert 0.3 not in facts["rows"][0]["seconds"]


SPAN = '''"""Note when it began and when it ended, if it is timed."""
import sys
import time

if __name__ == "__main__":
    begin = time.monotonic()
    time.sleep(0.1)
    with open(sys.argv[1], "a") as spans:
        spans.write(f"{begin} {time.monotonic()}\\n")
'''


@pytest.mark.parametrize("command", ["record", "time"])
def test_nothing_is_timed_beside_anything_else(bench: Bench, command: str) -> None:
    for name in ("one", "two", "three"):
        bench.project.add(f"demo/{name}", SPAN, 'args = ["shown"]')
        run = f'{{ snippet = "demo/{name}", args = ["spans"] }}'
        bench.compare(f'id = "demo/of_{name}"\nrounds = 5\nruns = [{run}]')
        bench.project.append(
            bench.project.page, f'--8<-- "build/pages/timings/demo/of_{name}.md"\n'
        )
    done = bench.project.do_here(command, *["--jobs", "4"] * (command == "record"))
    assert done.returncode == 0, done.stderr
    lines = (bench.project.root / "spans").read_text().splitlines()
    spans = sorted(tuple(map(float, line.split())) for line in lines)
    assert len(spans) >= 3 * (1 + 4)
    for (_, end), (begin, _) in itertools.pairwise(spans):
        assert end <= begin


def test_a_comparison_that_failed_is_left_alone_and_the_others_are_kept(bench: Bench) -> None:
    bench.compare('id = "demo/bad"\nruns = [{ snippet = "demo/nap", call = "fail" }]')
    run = '{ snippet = "demo/nap", call = "nap", args = ["10", "good"] }'
    bench.compare(f'id = "demo/good"\nruns = [{run}]')
    (problem,) = bench.time()
    assert problem.count("LookupError: nothing here") == 1
    assert bench.kept("demo/bad") is None
    facts = bench.kept("demo/good")
    assert facts is not None
    assert facts["rounds"] == 7


def test_a_snippet_that_changes_meanwhile_spoils_its_timing(bench: Bench) -> None:
    bench.compare(COMMANDS)
    jobs = timed.jobs(bench.catalog, {"demo/naps"}, fresh=True, full=False, budget=None)
    path = bench.project.root / "snippets" / "demo" / "nap.py"
    for _, do in jobs[:-1]:
        do()
    # Its bytes are the same in the end, but they need not have been meanwhile.
    os.utime(path, ns=(1, 1))
    with pytest.raises(AuthorError, match=r"snippets/demo/nap\.py: changed while"):
        jobs[-1][1]()
    assert bench.kept("demo/naps") is None


def test_a_round_in_which_this_program_was_suspended_is_taken_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = '{ snippet = "demo/nap", call = "nap", args = ["10", "x"] }'
    bench.compare(f'id = "demo/calls"\nrounds = 5\nruns = [{run}]')
    take, tries = one_round.take_round, itertools.count()

    def interrupted(*arguments: object) -> one_round.Round:
        if next(tries) == 3:
            raise Suspended
        return take(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(timed, "take_round", interrupted)
    assert bench.time() == []
    facts = bench.kept("demo/calls")
    assert facts is not None
    assert (facts["rounds"], next(tries)) == (5, 1 + 5 + 1)


def test_what_loading_takes_is_that_of_the_first_program(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken off the first one's time, where its tasks are timed alone."""
    runs = (
        '{ name = "a", snippet = "demo/nap", args = ["0"] }, { name = "b", snippet = "demo/other" }'
    )
    bench.compare(f'id = "demo/two"\nrounds = 5\nruns = [{runs}]')
    bench.project.add("demo/other", 'import time\n\nif __name__ == "__main__":\n    pass\n')
    loaded: list[str] = []

    def note(row: Row) -> float:
        loaded.append(row.entry.name)
        return 0.0

    monkeypatch.setattr(one_round, "_time_loading", note)
    assert bench.time() == []
    assert set(loaded) == {"demo/nap"}


def test_the_load_is_that_of_one_minute_and_the_moment_is_told_in_utc(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.compare('id = "demo/naps"\nrounds = 5\nruns = [{ snippet = "demo/nap", args = ["0"] }]')
    with monkeypatch.context() as patch:
        patch.setattr(os, "getloadavg", lambda: (1.234, 5.0, 15.0))
        patch.setenv("TZ", "Etc/GMT-13")  # where the day is often another one
        time.tzset()
        assert bench.time() == []
    time.tzset()
    facts = bench.kept("demo/naps")
    assert facts is not None
    assert facts["machine"]["load_avg_1min"] == 1.23
    assert facts["recorded_at"].endswith("+00:00")


CALLS = """
id = "demo/calls"
rounds = 5
copies = true
agree = true
costs = true
result = "Twice|as long"
against = ["alone", "command"]
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["60", "alone"], warm_args = ["1", "warm"] },
    { name = "pool", snippet = "demo/nap", call = "nap_together", within = "Pool", args = ["60", "{workers}", "pool"], sweep = true, ceiling = "cpus" },
    { name = "command", snippet = "demo/nap", args = ["0.06"], ceiling = "cpus" },
]
"""  # noqa: E501 - as in a catalog


def test_calls_alternate_in_processes_that_stay(bench: Bench) -> None:
    nap = max(60, 30 * usable_cpus())  # ms: long beside handing a part of it to each worker
    bench.compare(CALLS.replace('"60"', f'"{nap}"').replace('"0.06"', f'"{nap / 1000}"'))
    assert bench.time() == []
    counts = worker_counts(usable_cpus())
    copies = usable_cpus()
    opening = ["warm", *["pool"] * len(counts), *["warm"] * (copies - 1)]
    one_round = ["alone", *["pool"] * len(counts), "command", *["alone"] * copies]
    seen = [  # a pool that takes less than 10 ms is called again
        line
        for before, line in itertools.pairwise([[""], *bench.notes()])
        if line[0] != "pool" or line[:2] != before[:2]
    ]
    begin = 0
    for rounds in (1, 1, 2, 2):  # the pilot, then three sittings
        end = begin + len(opening) + rounds * len(one_round)
        sitting, begin = seen[begin:end], end
        assert [line[0] for line in sitting] == opening + one_round * rounds
        # The same processes call in each round, and each pool has the workers it should have.
        assert len({line[1] for line in sitting if line[0] in ("alone", "warm")}) == copies
        pools = [line for line in sitting if line[0] == "pool" and len(line) - 2 == int(line[1])]
        assert len({tuple(line) for line in pools}) == len(counts)
    assert begin == len(seen)
    facts = bench.kept("demo/calls")
    assert facts is not None
    kept = {name: value for name, value in facts.items() if name != "files"}
    derived = derive(structured(kept, Timing), bench.catalog.comparisons[0])
    assert derived.copies is not None
    # Sleeps share no CPU: copies do as many times the work, and the command pays its start.
    throughput = derived.copies.throughput
    assert throughput.median == pytest.approx(usable_cpus(), rel=0.3)
    by_name = {(row.name, row.workers): row for row in derived.rows}
    all_cpus = by_name["pool", usable_cpus()]
    assert all_cpus.speedup["alone"].median > 0.6 * usable_cpus()
    assert all_cpus.of_ceiling is not None
    assert all_cpus.of_ceiling.median == pytest.approx(
        all_cpus.speedup["alone"].median / throughput.median, rel=0.25
    )
    assert by_name["alone", usable_cpus()].speedup["command"].median > 1
    assert all_cpus.result == 2 * nap


def test_a_short_call_is_repeated_and_its_mean_counts(bench: Bench) -> None:
    run = '{ snippet = "demo/nap", call = "nap", args = ["1", "short"] }'
    bench.compare(f'id = "demo/short"\nrounds = 5\nruns = [{run}]')
    assert bench.time() == []
    facts = bench.kept("demo/short")
    assert facts is not None
    calls = len(bench.notes()) - 4 - 1  # to warm up, and in the pilot
    assert 5 <= calls <= 5 * 10
    # However slow the machine, ten calls of 1 ms fit into no less than 10 ms.
    assert sum(facts["rows"][0]["seconds"]) / 5 >= 0.001


@pytest.mark.parametrize(
    ("run", "problem"),
    [
        ('call = "fail"', "LookupError: nothing here"),
        ('call = "no_such"', "AttributeError"),
        ('call = "nap", within = "no_such"', "AttributeError"),
        ('call = "change"', "returned"),
    ],
)
def test_a_call_that_cannot_be_timed_is_refused(bench: Bench, run: str, problem: str) -> None:
    bench.compare(f'id = "demo/bad"\nruns = [{{ snippet = "demo/nap", {run} }}]')
    (found,) = bench.time()
    assert "snippets/demo/nap.py" in found
    assert problem in found
    assert bench.kept("demo/bad") is None


def test_a_command_that_does_not_do_as_the_catalog_says_is_refused(bench: Bench) -> None:
    bench.compare('id = "demo/bad"\nruns = [{ snippet = "demo/nap", args = ["soon"] }]')
    (found,) = bench.time()
    assert "snippets/demo/nap.py: was expected to succeed" in found
    assert "could not convert string to float" in found


def test_a_call_that_returns_another_result_than_the_others_is_refused(bench: Bench) -> None:
    bench.compare(
        'id = "demo/bad"\nagree = true\nruns = [\n'
        '{ snippet = "demo/nap", call = "nap", args = ["1", "a"] },\n'
        '{ name = "b", snippet = "demo/nap", call = "nap", args = ["2", "b"] },\n]',
    )
    (found,) = bench.time()
    assert "nap(2, b) returned 4, but nap(1, a) of snippets/demo/nap.py returned 2" in found


HANGS = 'id = "demo/bad"\nruns = [{ snippet = "demo/nap", call = "hang" }]'


def servers(folder: Path) -> list[psutil.Process]:
    """Return the living processes that call in this folder, and their workers."""
    found = []
    for process in psutil.process_iter():
        try:
            words = " ".join(process.cmdline())
            named = "call_server" in words or "time.sleep(600.5)" in words
            if named and process.cwd() == str(folder) and process.status() != "zombie":
                found.append(process)
        except psutil.Error:
            continue
    return found


def test_a_call_past_its_limit_is_ended_with_its_workers(bench: Bench) -> None:
    bench.compare(HANGS, limit=1)
    (found,) = bench.time()
    assert "hang() took longer than its `limit`" in found
    assert servers(bench.project.root) == []


def test_an_interruption_ends_a_call(bench: Bench) -> None:
    bench.compare(HANGS)
    STOP.set()
    with pytest.raises(KeyboardInterrupt):
        bench.time()
    assert servers(bench.project.root) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("call", ["hang", "hide"])
def test_no_process_outlives_an_interrupted_timing(bench: Bench, call: str, number: int) -> None:
    bench.compare(HANGS.replace("hang", call))
    root = bench.project.root
    (root / "docs" / "en" / "page.md").write_text(PAGE)
    running = subprocess.Popen(
        [sys.executable, "-m", "recorder", "time"],
        cwd=root,
        env=bench.project.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 20
    while len(servers(root)) < 2 and time.monotonic() < until:  # the server and its worker
        assert running.poll() is None, running.communicate()
        time.sleep(0.1)
    assert servers(root)
    os.kill(running.pid, number)
    running.communicate(timeout=20)
    while servers(root) and time.monotonic() < until:
        time.sleep(0.1)
    assert servers(root) == []
    assert bench.kept("demo/bad") is None


PAGE = """# Page

--8<-- "build/pages/snippets/demo/nap.md"
"""


def test_full_sizes_only_are_measured_on_demand(bench: Bench) -> None:
    bench.compare(
        'id = "demo/large"\nrounds = 5\nfull_only = true\n'
        'runs = [{ snippet = "demo/nap", args = ["0"], full_args = ["0.01"] }]',
    )
    assert bench.time() == []
    assert bench.notes() == []
    assert bench.time(full=True) == []
    assert {note[1] for note in bench.notes()} == {"0.01"}
    # A later build of default size still shows what is true of these sources and this machine.
    assert bench.time() == []
    comparison = bench.catalog.comparisons[0]
    assert timed.current(comparison, bench.catalog, full=False) is not None


def test_copies_last_from_the_first_begin_to_the_last_end() -> None:
    """Whichever of them was first and whichever was last; none of them lasts as long itself."""
    copies = [mock.Mock(), mock.Mock(), mock.Mock()]
    for server, (begin, end) in zip(copies, [(2.0, 5.0), (1.5, 4.0), (3.0, 5.5)], strict=True):
        server.answer.return_value = Answer(begin, end, 1, None)
    assert one_round._time_at_once(copies, mock.Mock()) == 4.0
