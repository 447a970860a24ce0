"""Pages show the timeline of what is there now, or none, and it is made when it has to be."""

import json
import shutil
from pathlib import Path

import attrs
import pytest

from recorder.catalog.load import load_catalog
from recorder.paths import PUBLISHED_TRACES, RECORDER
from recorder.runs import store
from recorder.runs.interpreters import own_interpreter
from recorder.runs.store import RUNNERS, asked_for_page, load
from recorder.timelines import on_pages
from recorder.timelines.trace import TRACERS
from tests.recorder.conftest import HELLO, Project
from tests.recorder.timelines.conftest import OWN_METHODS, script

START_ONE = script(
    "", "child = Process(target=time.sleep, args=(0.05,))\nchild.start()\nchild.join()"
)
DRAWN = "timeline = true\nside_by_side = true"
OWN = own_interpreter()
ABSENT = "No timeline of <code>snippets/demo/one.py</code> was recorded here."

TRACED_ONLY = tuple(name for name in TRACERS if name not in RUNNERS)


@pytest.fixture
def recorder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the recorder, by whose files runs are known, to be changed."""
    copy = tmp_path_factory.mktemp("copy") / "recorder"
    shutil.copytree(RECORDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(store, "RECORDER", copy)
    return copy


@pytest.fixture
def drawn(project: Project) -> Project:
    """Return a project whose one snippet has a timeline, recorded already."""
    project.add("demo/one", START_ONE, DRAWN)
    done = project.record_here()
    assert (done.returncode, done.stderr) == (0, "")
    assert jobs_of(done.stdout) == ["demo/one", "demo/one, its timeline"]
    return project


def jobs_of(stdout: str) -> list[str]:
    """Return what was run, from what a command printed."""
    lines = [line for line in stdout.splitlines() if line.startswith("[")]
    return [line.partition("] ")[2].rpartition(": ")[0] for line in lines]


def fragment(project: Project, name: str = "demo/one") -> str:
    return project.fragment(f"runs/{name}.timeline")


def traces(project: Project) -> list[str]:
    """Return the names of the raw traces that are published."""
    folder = project.root / PUBLISHED_TRACES
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_all_files_of_a_snippet(project: Project) -> None:
    project.add("demo/one", START_ONE, "side_by_side = true")
    project.add("demo/one", START_ONE, DRAWN, label="twice")
    done = project.record_here()
    assert (done.returncode, done.stderr) == (0, "")
    assert "demo/one.twice, its timeline: 2 lanes" in done.stdout
    text = fragment(project, "demo/one.twice")
    assert "(traces/demo/one.twice.json)" in text
    assert "Who ran when in one.py, twice: MainProcess, Process-1" in text
    assert traces(project) == ["demo/one.twice.json"]
    assert not (project.root / "build" / "pages" / "runs" / "demo" / "one.timeline.md").exists()
    # The raw trace lasts as long as the run that the figure is of.
    content = (project.root / PUBLISHED_TRACES / "demo/one.twice.json").read_bytes()
    events = json.loads(content)["traceEvents"]
    last = max(event["ts"] + event["dur"] for event in events if event["ph"] == "X")
    kept = project.kept("demo/one.twice", ending=".traced")
    assert kept is not None
    assert kept.facts["how"] == "traced"
    assert last / 1e6 == pytest.approx(kept.facts["seconds"], abs=0.001)


def test_each_start_method_that_is_asked_for_has_its_timeline(project: Project) -> None:
    source = script(
        "",
        """
        context = get_context(sys.argv[1] if sys.argv[1:] else None)
        child = context.Process(target=time.sleep, args=(0.05,))
        child.start()
        child.join()
        """,
    )
    shown = OWN_METHODS[-2:]
    entry = f"each_start_method = true\nside_by_side = true\neach_timeline = {shown}"
    project.add("demo/each", source, entry)
    project.append(project.page, '\n--8<-- "build/pages/runs/demo/each.each.md"\n')
    done = project.record_here()
    assert (done.returncode, done.stderr) == (0, "")
    traced = [job for job in jobs_of(done.stdout) if job.endswith("timeline")]
    assert sorted(traced) == sorted(f"demo/each.{method}, its timeline" for method in shown)
    assert traces(project) == sorted(f"demo/each.{method}.json" for method in shown)
    for method in shown:
        text = fragment(project, f"demo/each.{method}")
        assert f"python snippets/demo/each.py {method}<" in text
        assert f"\nunder {method} · " in text
        assert f"(traces/demo/each.{method}.json)" in text
    found = (project.root / "build" / "pages" / "runs" / "demo").glob("*.timeline.md")
    assert sorted(path.name for path in found) == sorted(f"each.{m}.timeline.md" for m in shown)


def test_what_is_current_is_not_traced_again(drawn: Project) -> None:
    before = fragment(drawn)
    done = drawn.record_here()
    assert jobs_of(done.stdout) == []
    assert fragment(drawn) == before
    done = drawn.record_here("--fresh")
    assert jobs_of(done.stdout) == ["demo/one", "demo/one, its timeline"]


def test_an_edited_snippet_has_no_timeline_until_it_is_traced_again(drawn: Project) -> None:
    path = drawn.root / "snippets" / "demo" / "one.py"
    before = fragment(drawn)
    drawn.change(path, "0.05", "0.06")
    assert drawn.do_here("render").returncode == 0
    assert fragment(drawn).startswith(ABSENT)
    assert "<figure" not in fragment(drawn)
    assert traces(drawn) == []
    drawn.change(path, "0.06", "0.05")
    assert drawn.do_here("render").returncode == 0
    assert fragment(drawn) == before
    assert traces(drawn) == ["demo/one.json"]
    drawn.change(path, "0.05", "0.06")
    assert jobs_of(drawn.record_here().stdout) == ["demo/one", "demo/one, its timeline"]
    assert "sleep(0.06)" in fragment(drawn)
    assert "sleep(0.05)" not in fragment(drawn)


def test_arguments_of_another_entry_or_a_full_build_have_their_own_timeline(
    project: Project,
) -> None:
    source = script(
        "",
        """
        child = Process(target=time.sleep, args=(float(sys.argv[1]),))
        child.start()
        child.join()
        """,
    )
    project.add("demo/one", source, f'{DRAWN}\nargs = ["0.05"]\nfull_args = ["0.07"]')
    project.record_here()
    assert "sleep(0.05)" in fragment(project)
    project.do_here("render", "--full")
    assert fragment(project).startswith(ABSENT)
    project.record_here("--full", "--no-timings")
    assert "sleep(0.07)" in fragment(project)
    assert "python snippets/demo/one.py 0.07" in fragment(project)
    project.do_here("render")
    assert "sleep(0.05)" in fragment(project)
    project.change(project.catalog, '"0.05"', '"0.06"')
    project.do_here("render")
    assert fragment(project).startswith(ABSENT)


def test_a_timeline_that_is_not_wanted_any_more_is_gone_from_the_pages(drawn: Project) -> None:
    drawn.change(drawn.catalog, "timeline = true", 'no_timeline = "too short"')
    assert jobs_of(drawn.record_here().stdout) == []
    assert traces(drawn) == []
    assert not list((drawn.root / "build" / "pages").rglob("*.timeline.md"))


# --- What a traced run depends on ----------------------------------------


def test_the_probe_and_what_reads_its_notes_belong_to_a_traced_run() -> None:
    assert set(RUNNERS) < set(TRACERS)
    assert "timelines/probe/sitecustomize.py" in TRACED_ONLY
    assert "timelines/lanes.py" in TRACED_ONLY
    assert [name for name in TRACERS if not (RECORDER / name).is_file()] == []


@pytest.mark.parametrize("name", TRACED_ONLY)
def test_what_traces_makes_the_traced_run_anew_and_no_other(
    name: str, recorder: Path, drawn: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(drawn.root)
    (entry,) = load_catalog().entries
    plain = asked_for_page(entry, OWN, full=False, how="file")
    asked = attrs.evolve(plain, how="traced")
    assert on_pages.current(asked) is not None
    path = recorder / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "# changed\n", encoding="utf-8")
    assert on_pages.current(asked) is None
    assert load(plain, OWN) is not None
    how = {"fresh": False, "full": False}
    (together, alone) = on_pages.jobs(load_catalog(), {"demo/one"}, **how)
    assert [job for job, _ in [*together, *alone]] == ["demo/one, its timeline"]
    path.write_text(text, encoding="utf-8")
    assert on_pages.current(asked) is not None


def test_a_changed_probe_is_drawn_only_after_it_has_run(recorder: Path, drawn: Project) -> None:
    before = drawn.kept("demo/one", ending=".traced")
    plain = drawn.kept("demo/one")
    drawn.append(recorder / "timelines" / "probe" / "sitecustomize.py", "# changed\n")
    assert drawn.do_here("render").returncode == 0
    assert fragment(drawn).startswith(ABSENT)
    done = drawn.record_here()
    assert jobs_of(done.stdout) == ["demo/one, its timeline"]
    after = drawn.kept("demo/one", ending=".traced")
    assert before is not None
    assert after is not None
    assert after.facts["key"] != before.facts["key"]
    assert drawn.kept("demo/one") == plain
    assert "<figure" in fragment(drawn)


def test_what_only_judges_draws_or_writes_makes_no_run(recorder: Path, drawn: Project) -> None:
    files = [path for path in recorder.rglob("*") if path.suffix in (".py", ".jinja")]
    changed = {path.relative_to(recorder).as_posix() for path in files} - set(TRACERS)
    assert changed >= {
        "timelines/figure.py",
        "timelines/labels.py",
        "timelines/merge.py",
        "timelines/on_pages.py",
        "timelines/perfetto.py",
        "timelines/templates/timeline.md.jinja",
        "timelines/templates/timeline.svg.jinja",
        "pages/templates/differs.jinja",
        "runs/expected.py",
    }
    for name in changed:
        drawn.append(recorder / name, "\n")
    before = fragment(drawn)
    assert jobs_of(drawn.record_here().stdout) == []
    assert fragment(drawn) == before


def test_what_runs_makes_every_run_anew(recorder: Path, drawn: Project) -> None:
    drawn.append(recorder / "runs" / "terminal.py", "\n")
    assert jobs_of(drawn.record_here().stdout) == ["demo/one", "demo/one, its timeline"]


# --- A traced run that does not do as it should --------------------------


def test_a_run_that_ends_otherwise_when_traced_is_not_drawn(project: Project) -> None:
    source = script("", "sys.exit('TRACE_FOLDER' in os.environ)")
    project.add("demo/one", source, DRAWN)
    for _ in range(2):
        done = project.record_here()
        assert done.returncode == 1
        assert "snippets/demo/one.py: its traced run" in done.stderr
        assert fragment(project).startswith(ABSENT)
        assert traces(project) == []


def test_another_exit_code_is_not_drawn_even_where_an_error_is_expected(project: Project) -> None:
    source = script(
        "",
        """
        sys.excepthook = lambda *error: (sys.__excepthook__(*error), sys.stderr.flush(), os._exit(
            4 if "TRACE_FOLDER" in os.environ else 3))
        raise ValueError("as ever")
        """,
    )
    entry = f'{DRAWN}\nexpect = "raises"\nexception = "ValueError"'
    project.add("demo/one", source, entry)
    for _ in range(2):  # not the second time either, when both runs are kept
        done = project.record_here()
        assert done.returncode == 1
        assert "snippets/demo/one.py: its traced run" in done.stderr
        assert "exit code 4, untraced 3" in done.stderr
        assert fragment(project).startswith(ABSENT)
        assert traces(project) == []


def test_a_program_that_hides_from_the_probe_names_the_snippet(project: Project) -> None:
    source = script(
        "", "os.environ.clear(); child = Process(target=print); child.start(); child.join()"
    )
    project.add(
        "demo/one", source.replace("import *", "import *\nset_start_method('spawn', True)"), DRAWN
    )
    done = project.record_here()
    assert done.returncode == 1
    assert "snippets/demo/one.py: its traced run did not do as it should" in done.stderr
    assert "Process-1 left no trace" in done.stderr
    assert fragment(project).startswith(ABSENT)
    assert project.output("demo/one") == "\n"  # the untraced run is not concerned


def test_what_cannot_run_here_is_neither_traced_nor_drawn(project: Project) -> None:
    project.add("demo/one", START_ONE, f'{DRAWN}\nneeds = {{ packages = ["no_such_package"] }}')
    done = project.record_here()
    assert (done.returncode, jobs_of(done.stdout)) == (0, [])
    assert fragment(project).startswith(ABSENT)


@pytest.mark.parametrize("name", ["lanes.json", "output.txt", "run.json"])
def test_a_traced_run_that_is_not_whole_is_made_again(name: str, drawn: Project) -> None:
    path = drawn.folder("demo/one", ending=".traced") / name
    path.write_bytes(path.read_bytes()[:-2] + b" ")
    drawn.do_here("render")
    assert fragment(drawn).startswith(ABSENT)
    assert jobs_of(drawn.record_here().stdout) == ["demo/one, its timeline"]
    assert "<figure" in fragment(drawn)


def test_what_may_not_overlap_is_traced_alone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    project.add("demo/one", START_ONE, DRAWN)
    project.add("demo/two", START_ONE, "timeline = true")
    project.add("demo/three", HELLO)
    catalog = load_catalog()
    wanted = {"demo/one", "demo/two", "demo/three"}
    together, alone = on_pages.jobs(catalog, wanted, fresh=False, full=False)
    assert [name for name, _ in together] == ["demo/one, its timeline"]
    assert [name for name, _ in alone] == ["demo/two, its timeline"]
    assert on_pages.jobs(catalog, {"demo/three"}, fresh=True, full=False) == ([], [])
    assert on_pages.names(catalog) == {
        "runs/demo/one.timeline.md",
        "runs/demo/two.timeline.md",
    }
    assert set(on_pages.fragments(catalog, full=False)) == on_pages.names(catalog)
