import itertools
import json
import os
import random
import re
import signal
import subprocess
import time
from typing import Any

import lxml.etree
import psutil
import pytest

from recorder.charts import draw_charts
from recorder.fragments import result_text, times_text
from recorder.machine import usable_cpus
from recorder.ratios import (
    CONFIDENCE,
    ceiling_of_tasks,
    describe_ratio,
    median_interval,
    worker_counts,
)
from tests.recorder.conftest import ROOT, Project

NAP = '''"""Sleep, alone or in a pool, and leave a note of each call."""
import os
import sys
import time
from multiprocessing import Pool


def note(*words):
    with open("notes", "a") as notes:
        notes.write(" ".join(map(str, words)) + "\\n")


def nap(milliseconds, name):
    note(name, os.getpid())
    time.sleep(milliseconds / 1000)
    return milliseconds * 2


def nap_together(pool, milliseconds, workers, name):
    pids = pool.map(pid_after, [milliseconds / workers] * workers, chunksize=1)
    note(name, workers, *sorted(set(pids)))
    return milliseconds * 2


def pid_after(milliseconds):
    time.sleep(milliseconds / 1000)
    return os.getpid()


def fail():
    raise LookupError("nothing here")


def hang():
    Pool(1).apply(time.sleep, (1000,))


def change():
    return time.perf_counter()


if __name__ == "__main__":
    note("command", sys.argv[1])
    time.sleep(float(sys.argv[1]))
'''


JITTER = """return milliseconds * 2


def jump():
    with open("jumps", "a+") as jumps:
        jumps.seek(0)
        count = len(jumps.read())
        jumps.write("x")
    time.sleep(0.03 if count % 2 else 0.12)


def nap_together"""


def compare(project: Project, text: str) -> None:
    """Add the snippet, its package and a comparison with this text."""
    if not (project.root / "snippets" / "demo").exists():
        project.add("demo/nap", NAP, 'args = ["0"]\nlimit = 20')
        (project.root / "snippets" / "__init__.py").touch()
        (project.root / "snippets" / "demo" / "__init__.py").touch()
    with open(project.root / "snippets" / "catalog.toml", "a", encoding="utf-8") as catalog:
        catalog.write(f"\n[[comparison]]\n{text}\n")


def measured(project: Project, name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(project.recording(name)["run.json"])
    return facts


def fragment(project: Project, name: str) -> str:
    return (project.root / "build" / "timings" / f"{name}.md").read_text(encoding="utf-8")


def notes(project: Project) -> list[list[str]]:
    return [line.split() for line in (project.root / "notes").read_text().splitlines()]


COMMANDS = """
id = "demo/naps"
rounds = 5
runs = [
    { snippet = "demo/nap", args = ["0.2"] },
    { name = "short", snippet = "demo/nap", args = ["0.1"], ceiling = "tasks" },
]
tasks = [["0.05"], ["0.15"]]
"""


def test_commands_are_timed_in_turn(project: Project) -> None:
    compare(project, COMMANDS)
    done = project.record("--timings")
    assert (done.returncode, done.stderr) == (0, "")
    facts = measured(project, "demo/naps")
    order = [["command", each] for each in ("0.2", "0.1", "0.05", "0.15")]
    assert facts["rounds"] == (5 if facts["sittings"] == 3 else 10)
    assert notes(project) == order * (facts["sittings"] + facts["rounds"])
    slow, fast = facts["rows"]
    assert slow["speedup"]["nap.py"]["median"] == 1
    ratio = fast["speedup"]["nap.py"]
    assert 1 < ratio["min"] <= ratio["low"] <= ratio["median"] <= ratio["high"] <= ratio["max"]
    assert {len(row["seconds"]) for row in (slow, fast)} == {facts["rounds"]}
    small, large = facts["tasks"]
    assert small["share"] + large["share"] == pytest.approx(1)
    assert facts["ceiling_by_tasks"] == pytest.approx(1 / large["share"])
    assert "`nap.py 0.1`" in fragment(project, "demo/naps")
    assert "ceiling" in fragment(project, "demo/naps.tasks")


def test_a_fixed_number_of_parts_bounds_the_ceiling(project: Project) -> None:
    run = '{ name = "%s", snippet = "demo/nap", args = ["0"], ceiling = "cpus"%s }'
    runs = [run % ("one", ", parts = 1"), run % ("many", ", parts = 1000"), run % ("all", "")]
    compare(project, f'id = "demo/parts"\nrounds = 5\nruns = [{", ".join(runs)}]')
    assert project.record("--timings").returncode == 0
    ceilings = [row["ceiling"]["median"] for row in measured(project, "demo/parts")["rows"]]
    assert ceilings == [1, pytest.approx(usable_cpus()), pytest.approx(usable_cpus())]


def test_the_sittings_of_all_comparisons_alternate(project: Project) -> None:
    for name in ("one", "other"):
        run = f'{{ snippet = "demo/nap", call = "nap", args = ["30", "{name}"] }}'
        compare(project, f'id = "demo/{name}"\nrounds = 7\nruns = [{run}]')
    done = project.record("--timings")
    assert (done.returncode, done.stderr) == (0, "")
    names = [name for name, _ in itertools.groupby(line[0] for line in notes(project))]
    assert names[:6] == ["one", "other"] * 3
    assert measured(project, "demo/one")["rounds"] == 7
    assert len({line[1] for line in notes(project)}) == 6


def test_a_comparison_that_failed_is_left_alone_and_the_others_are_kept(project: Project) -> None:
    compare(project, 'id = "demo/bad"\nruns = [{ snippet = "demo/nap", call = "fail" }]')
    run = '{ snippet = "demo/nap", call = "nap", args = ["30", "good"] }'
    compare(project, f'id = "demo/good"\nruns = [{run}]')
    done = project.record("--timings")
    assert done.returncode == 1
    assert done.stderr.count("LookupError: nothing here") == 1
    assert project.recording("demo/bad") == {}
    assert measured(project, "demo/good")["rounds"] == 7


def test_noise_brings_more_rounds_and_is_admitted(project: Project) -> None:
    jitter = NAP.replace("return milliseconds * 2\n\n\ndef nap_together", JITTER, 1)
    compare(
        project,
        'id = "demo/noisy"\nrounds = 5\nruns = [\n'
        '{ name = "steady", snippet = "demo/nap", call = "nap", args = ["30", "steady"] },\n'
        '{ name = "jumpy", snippet = "demo/nap", call = "jump" },\n]',
    )
    (project.root / "snippets" / "demo" / "nap.py").write_text(jitter)
    assert project.record("--timings").returncode == 0
    facts = measured(project, "demo/noisy")
    assert (facts["rounds"], facts["sittings"]) == (10, 5)
    assert facts["rows"][1]["speedup"]["steady"]["noisy"]
    assert "| too noisy<br><small>" in fragment(project, "demo/noisy")


CALLS = """
id = "demo/calls"
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


def test_calls_alternate_in_processes_that_stay(project: Project) -> None:
    compare(project, CALLS)
    done = project.record("--timings")
    assert (done.returncode, done.stderr) == (0, "")
    facts = measured(project, "demo/calls")
    counts = worker_counts(usable_cpus())
    one_round = ["alone", *["pool"] * len(counts), "command", *["alone"] * usable_cpus()]
    lines = notes(project)
    seen = [  # a pool that takes less than 20 ms is called again
        line
        for before, line in itertools.pairwise([[""], *lines])
        if line[0] != "pool" or line[:2] != before[:2]
    ]
    warm_up = ["warm" if name == "alone" else name for name in one_round]
    starts = [n for n in range(0, len(seen), len(one_round)) if seen[n][0] == "warm"]
    assert len(starts) == facts["sittings"]
    for start, end in itertools.pairwise([*starts, len(seen)]):
        sitting = seen[start:end]
        rounds = len(sitting) // len(one_round) - 1
        assert [line[0] for line in sitting] == warm_up + one_round * rounds
        # The same processes call in each round, and each pool has the workers it should have.
        assert len({line[1] for line in sitting if line[0] in ("alone", "warm")}) == usable_cpus()
        pools = [line for line in sitting if line[0] == "pool" and len(line) - 2 == int(line[1])]
        assert len({tuple(line) for line in pools}) == len(counts)
    # Sleeps share no CPU: copies do as many times the work, and the command pays its start.
    throughput = facts["copies"]["throughput"]
    assert throughput["median"] == pytest.approx(usable_cpus(), rel=0.3)
    by_name = {(row["name"], row["workers"]): row for row in facts["rows"]}
    all_cpus = by_name["pool", usable_cpus()]
    assert all_cpus["speedup"]["alone"]["median"] > 0.6 * usable_cpus()
    assert all_cpus["of_ceiling"]["median"] == pytest.approx(
        all_cpus["speedup"]["alone"]["median"] / throughput["median"], rel=0.25
    )
    assert by_name["alone", usable_cpus()]["speedup"]["command"]["median"] > 1
    text = fragment(project, "demo/calls")
    assert "Twice&#124;as long" in text
    assert "`120`" in text
    assert text.count("| pool<br>") == 1
    for row in fragment(project, "demo/calls.workers").splitlines():
        assert row.count("|") in (0, 6)


def test_a_short_call_is_repeated_and_its_mean_counts(project: Project) -> None:
    run = '{ snippet = "demo/nap", call = "nap", args = ["2", "short"] }'
    compare(project, f'id = "demo/short"\nrounds = 5\nruns = [{run}]')
    assert project.record("--timings").returncode == 0
    (row,) = measured(project, "demo/short")["rows"]
    calls = len(notes(project)) - measured(project, "demo/short")["sittings"]  # to warm up
    assert len(row["seconds"]) < calls <= 10 * len(row["seconds"])
    assert 0.002 <= row["min_seconds"] < 0.02


def test_the_sizes_tell_from_where_on_a_program_is_faster(project: Project) -> None:
    compare(
        project,
        'id = "demo/sizes"\nrounds = 5\nsizes = ["10", "40"]\nruns = [\n'
        '{ name = "long", snippet = "demo/nap", call = "nap", args = ["20", "{size}"] },\n'
        '{ name = "late", snippet = "demo/nap", call = "nap", args = ["{size}", "late"] },\n'
        '{ name = "short", snippet = "demo/nap", call = "nap", args = ["5", "short"] },\n]',
    )
    done = project.record("--timings")
    assert (done.returncode, done.stderr) == (0, "")
    shown = fragment(project, "demo/sizes.sizes")
    assert "**short** is faster than long from a size of 10 on." in shown
    assert "**late** is not reliably faster than long at the largest of these sizes." in shown


@pytest.mark.parametrize(
    ("run", "problem"),
    [
        ('call = "fail"', "LookupError: nothing here"),
        ('call = "no_such"', "AttributeError"),
        ('call = "nap", within = "no_such"', "AttributeError"),
        ('call = "change"', "returned"),
    ],
)
def test_a_call_that_cannot_be_timed_is_refused(project: Project, run: str, problem: str) -> None:
    compare(project, f'id = "demo/bad"\nruns = [{{ snippet = "demo/nap", {run} }}]')
    done = project.record("--timings")
    assert done.returncode == 1
    assert "snippets/demo/nap.py" in done.stderr
    assert problem in done.stderr
    assert project.recording("demo/bad") == {}
    assert project.leftovers() == []


def test_a_call_that_returns_another_result_than_the_others_is_refused(project: Project) -> None:
    compare(
        project,
        'id = "demo/bad"\nagree = true\nruns = [\n'
        '{ snippet = "demo/nap", call = "nap", args = ["1", "a"] },\n'
        '{ name = "b", snippet = "demo/nap", call = "nap", args = ["2", "b"] },\n]',
    )
    done = project.record("--timings")
    assert done.returncode == 1
    assert "nap(2, b) returned 4, but nap(1, a) of snippets/demo/nap.py returned 2" in done.stderr


def children_with(text: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if text in " ".join(process.cmdline()) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue
    return found


HANGS = 'id = "demo/bad"\nruns = [{ snippet = "demo/nap", call = "hang" }]'


def test_a_call_past_its_limit_is_ended_with_its_workers(project: Project) -> None:
    compare(project, HANGS)
    catalog = project.root / "snippets" / "catalog.toml"
    catalog.write_text(catalog.read_text().replace("limit = 20", "limit = 1"))
    done = project.record("--timings")
    assert done.returncode == 1
    assert "hang() took longer than its `limit`" in done.stderr
    assert [each for each in children_with("call_server") if str(project.root) in each.cwd()] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_an_interrupted_timing(project: Project, number: int) -> None:
    compare(project, HANGS)
    running = subprocess.Popen(
        project.command("--timings"),
        cwd=project.root,
        env=project.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )

    def servers() -> list[psutil.Process]:
        return [each for each in children_with("call_server") if each.cwd() == str(project.root)]

    until = time.monotonic() + 20
    while len(servers()) < 2 and time.monotonic() < until:  # the server and its worker
        time.sleep(0.1)
    assert servers()
    os.kill(running.pid, number)
    running.communicate(timeout=20)
    while servers() and time.monotonic() < until:
        time.sleep(0.1)
    assert servers() == []
    assert project.recording("demo/bad") == {}


def test_what_needs_a_package_that_lacks_is_shown_as_not_run(project: Project) -> None:
    compare(
        project,
        'id = "demo/some"\nrounds = 5\n'
        'runs = [{ snippet = "demo/nap", args = ["0"] }, { snippet = "demo/lack" }]',
    )
    compare(project, 'id = "demo/none"\nruns = [{ snippet = "demo/lack" }]')
    project.add("demo/lack", NAP, 'needs = { packages = ["no-such"] }')
    assert project.record("--timings").returncode == 0
    assert "| not run: needs the package no-such |" in fragment(project, "demo/some")
    none = fragment(project, "demo/none")
    assert "Not measured in this build: needs the package no-such." in none


def test_full_sizes_only_are_measured_on_demand(project: Project) -> None:
    compare(
        project,
        'id = "demo/large"\nrounds = 5\nfull_only = true\n'
        'runs = [{ snippet = "demo/nap", args = ["0"], full_args = ["0.01"] }]',
    )
    assert project.record("--timings").returncode == 0
    assert "--full" in fragment(project, "demo/large")
    assert project.record("--timings", "--full").returncode == 0
    assert "`nap.py 0.01`" in fragment(project, "demo/large")
    # A later build of default size still shows what is true of these sources and this machine.
    assert project.record("--timings").returncode == 0
    assert "`nap.py 0.01`" in fragment(project, "demo/large")


def test_another_machines_result_stands_beside_the_builds_own(project: Project) -> None:
    compare(project, COMMANDS)
    assert project.record("--timings").returncode == 0
    stored = json.loads((project.root / "build" / "timings.json").read_bytes())
    timing = stored["timings"]["demo/naps"]
    timing["machine"] |= {"usable_cpus": 64, "cpu_model": "Abacus"}
    timing["recorded_at"] = "2026-01-02T03:04:05+00:00"
    timing["rows"][1]["speedup"]["nap.py"] |= {"noisy": True}
    folder = project.root / "docs" / "timings"
    folder.mkdir()
    (folder / "other.json").write_text(json.dumps(stored))
    again = project.record("--only", "demo/naps")
    assert (again.returncode, again.stderr) == (0, "")
    own, other = fragment(project, "demo/naps").split("<details")
    assert "64 usable CPUs" not in own
    assert "64 usable CPUs, Abacus, CPython" in other
    assert "2026-01-02" in other
    assert "other versions" not in other
    assert "too noisy<br>" in other
    timing["sources"]["demo/nap"] = "0"
    (folder / "other.json").write_text(json.dumps(stored))
    assert project.record("--only", "demo/naps").returncode == 0
    assert "other versions of these programs" in fragment(project, "demo/naps")


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"format": 0, "timings": {}}', '{"format": 1, "timings": {"a": 1}}']
)
def test_a_stored_result_that_is_none_is_refused(project: Project, content: str) -> None:
    compare(project, COMMANDS)
    folder = project.root / "docs" / "timings"
    folder.mkdir()
    (folder / "other.json").write_text(content)
    done = project.record("--only", "demo/nap")
    assert done.returncode == 1
    assert "docs/timings/other.json: no stored timings" in done.stderr


def test_the_keys_of_the_results_are_documented(project: Project) -> None:
    compare(project, CALLS)
    assert project.record("--timings").returncode == 0
    content = json.loads((project.root / "build" / "timings.json").read_bytes())
    text = (ROOT / "docs" / "en" / "about" / "timings.md").read_text(encoding="utf-8")
    timing = content["timings"]["demo/calls"]
    row = timing["rows"][1]
    keys = {*content, *timing, *row, *row["speedup"]["alone"], *timing["copies"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
    recording = (ROOT / "docs" / "en" / "about" / "recording.md").read_text(encoding="utf-8")
    machine = [key for key in timing["machine"] if f"`{key}`" not in text + recording]
    assert machine == []


@pytest.mark.parametrize("rounds", [7, 9, 14])
def test_the_interval_holds_the_median_as_often_as_it_says(rounds: int) -> None:
    draw = random.Random(5)
    held = 0
    for _ in range(4000):
        # Skewed, as times are: the median of exp(gauss) is 1.
        low, high = median_interval([draw.lognormvariate(0, 1) for _ in range(rounds)])
        held += low <= 1 <= high
    assert held / 4000 > CONFIDENCE - 0.02
    assert held / 4000 < 0.99  # an interval that holds everything says nothing


def test_of_seven_values_the_interval_leaves_out_the_lowest_and_the_highest() -> None:
    assert median_interval([7, 1, 6, 2, 5, 3, 4]) == (2, 6)
    assert median_interval([5, 1, 2, 3, 4]) == (1, 5)


def test_a_ratio_is_noisy_only_beyond_the_bound() -> None:
    quiet = describe_ratio([1.0, 1.92, 1.95, 2.0, 2.05, 2.08, 9.0])
    assert not quiet["noisy"]
    assert (quiet["median"], quiet["low"], quiet["high"]) == (2.0, 1.92, 2.08)
    assert describe_ratio([1.0, 1.7, 1.95, 2.0, 2.05, 2.08, 9.0])["noisy"]
    assert describe_ratio([1.0, 1.92, 1.95, 2.0, 2.05, 2.3, 2.4])["noisy"]


def test_whole_tasks_are_bounded_by_the_largest() -> None:
    assert ceiling_of_tasks([1, 3, 8], None) == 1.5
    assert ceiling_of_tasks([1, 3, 8], 64) == 1.5
    assert ceiling_of_tasks([4, 4, 4], 2) == 2
    assert ceiling_of_tasks([4, 4, 4], 1.8) == pytest.approx(1.8)


@pytest.mark.parametrize("cpus", [1, 2, 3, 4, 8, 16, 64, 96, 200])
def test_a_sweep_goes_from_one_to_twice_the_cpus(cpus: int) -> None:
    counts = worker_counts(cpus)
    assert counts == sorted(set(counts))
    assert (counts[0], counts[-1]) == (1, 2 * cpus)
    assert cpus in counts
    assert len(counts) <= 12


def sweep_of(cpus: int) -> list[dict[str, Any]]:
    """Return rows as a machine with so many CPUs would measure them, one of them noisy."""
    rows: list[dict[str, Any]] = []
    for workers in worker_counts(cpus):
        speedup = 1 / (0.01 + 0.99 / min(workers, 0.9 * cpus))
        ratios = [speedup * (1 + 0.01 * n) for n in range(-3, 4)]
        rows.append({"workers": workers, "speedup": {"one": describe_ratio(ratios)}})
    rows[-1]["speedup"]["one"]["noisy"] = True
    return rows


@pytest.mark.parametrize("cpus", [1, 2, 64])
def test_charts_are_whole_for_few_and_for_many_cpus(cpus: int) -> None:
    rows = sweep_of(cpus)
    text = draw_charts(rows, 0.9 * cpus if cpus > 1 else 1.0, "demo")
    figure = lxml.etree.fromstring(text)
    assert [svg.get("class") for svg in figure.findall("div/svg")] == ["chart", "chart"]
    for svg in figure.findall("div/svg"):
        assert svg.findtext("title")
        description = svg.findtext("desc") or ""
        assert description.count(" with ") == len(rows)
        assert description.count("too noisy") == 1
        dots = svg.findall("circle")
        assert [dot.get("class") for dot in dots].count("chart-noisy") == 1
        assert len(dots) == len(rows)
        paths = " ".join(path.attrib["d"] for path in svg.iter("path"))
        assert all(0 <= float(n) <= 340 for n in re.findall(r"-?[\d.]+", paths))
        below = svg.findall("text[@text-anchor='middle']")
        assert below[-1].text == str(2 * cpus)
        places = [float(text.attrib["x"]) for text in below]
        assert all(b - a >= 22 for a, b in itertools.pairwise(places))
        assert all(0 < float(text.attrib["y"]) < 235 for text in svg.findall("text"))


def test_ratios_and_results_are_written_readably() -> None:
    assert [times_text(each) for each in (0.042, 0.5, 1.234, 12.34, 1234.5)] == [
        "0.042×",
        "0.50×",
        "1.23×",
        "12.3×",
        "1,234×",
    ]
    assert result_text([3.14159265, 0.000367]) == "3.141593<br><small>± 0.000367</small>"
    assert result_text("3.14159… (3 characters, SHA-256 ab…)") == (
        "`3.14159… (3 characters, SHA-256 ab…)`"
    )
