"""What is recorded, what is reused, and what the files say."""

import json
import multiprocessing
import platform
import sys
from pathlib import Path

import pytest

from recorder.machine import usable_cpus
from recorder.terminal import run_at_terminal
from tests.recorder.conftest import HELLO, Project


def test_a_recording_holds_the_output_its_facts_and_the_fragment(project: Project) -> None:
    project.add("demo/hello", entry='args = ["a", "b"]')
    done = project.record()
    assert (done.returncode, done.stderr) == (0, "")
    files = project.recording("demo/hello")
    assert sorted(files) == ["output.md", "output.txt", "run.json"]
    assert files["output.txt"] == b"hello\n"
    facts = json.loads(files["run.json"].decode("utf-8"))
    assert facts["snippet"] == "demo/hello"
    assert facts["command"] == "python snippets/demo/hello.py a b"
    assert facts["arguments"] == ["a", "b"]
    assert (facts["exit_code"], facts["outcome"]) == (0, "succeeds")
    assert 0 < facts["seconds"] < facts["limit_seconds"]
    assert facts["python_version"] == platform.python_version()
    assert facts["python_implementation"] == platform.python_implementation()
    assert facts["usable_cpus"] == usable_cpus()
    assert facts["start_method"] == multiprocessing.get_all_start_methods()[0]
    assert facts["packages"] == {}
    fragment = files["output.md"].decode("utf-8")
    assert fragment.startswith("```console\n$ python snippets/demo/hello.py a b\nhello\n```\n")
    assert platform.python_version() in fragment
    assert fragment.rstrip().endswith("{ .circumstances }")


def test_every_key_of_run_json_is_documented(project: Project) -> None:
    project.add("demo/hello")
    project.record()
    facts = json.loads(project.recording("demo/hello")["run.json"])
    page = Path(__file__).parents[2] / "docs" / "en" / "about" / "recording.md"
    text = page.read_text(encoding="utf-8")
    assert [key for key in facts if f"`{key}`" not in text] == []


def test_an_order_that_may_differ_is_declared_below_the_output(project: Project) -> None:
    project.add("demo/fixed")
    project.add("demo/free", entry='order = "any"')
    project.record()
    assert b"One of many possible orders" in project.recording("demo/free")["output.md"]
    assert b"One of many possible orders" not in project.recording("demo/fixed")["output.md"]


def test_nothing_is_recorded_again_when_nothing_changed(project: Project) -> None:
    project.add("demo/one")
    project.add("demo/two")
    project.record()
    before = project.recording("demo/one"), project.recording("demo/two")
    done = project.record()
    assert "all is current" in done.stdout
    assert (project.recording("demo/one"), project.recording("demo/two")) == before


def test_a_changed_snippet_records_only_itself(project: Project) -> None:
    path = project.add("demo/one")
    project.add("demo/two")
    project.record()
    two = project.recording("demo/two")
    path.write_text(HELLO.replace('"hello"', '"changed"'), encoding="utf-8")
    done = project.record()
    assert "[1/1] demo/one" in done.stdout
    assert project.recording("demo/one")["output.txt"] == b"changed\n"
    assert project.recording("demo/two") == two


def test_a_changed_catalog_entry_records_again(project: Project) -> None:
    project.add("demo/one")
    project.record()
    with open(project.root / "snippets" / "catalog.toml", "a", encoding="utf-8") as catalog:
        catalog.write('args = ["more"]\n')
    assert "[1/1] demo/one" in project.record().stdout


def test_fresh_reuses_nothing(project: Project) -> None:
    project.add("demo/one")
    project.record()
    assert "[1/1] demo/one" in project.record("--fresh").stdout


def test_an_incomplete_recording_is_made_again(project: Project) -> None:
    project.add("demo/one")
    project.record()
    (project.root / "build" / "recordings" / "demo" / "one" / "run.json").unlink()
    assert "[1/1] demo/one" in project.record().stdout


def test_only_records_what_is_named_and_asks_for_no_page(project: Project) -> None:
    project.add("demo/one")
    project.add("demo/two")
    (project.root / "docs" / "en" / "page.md").write_text("# Nothing yet\n", encoding="utf-8")
    done = project.record("--only", "demo/two")
    assert done.returncode == 0
    assert project.recording("demo/one") == {}
    assert project.recording("demo/two")["output.txt"] == b"hello\n"


def test_full_uses_the_large_sizes(project: Project) -> None:
    source = HELLO.replace('print("hello")', "import sys; print(sys.argv[1:])")
    project.add("demo/one", source, 'args = ["1"]\nfull_args = ["1000"]')
    project.record()
    assert project.recording("demo/one")["output.txt"] == b"['1']\n"
    project.record("--full")
    assert project.recording("demo/one")["output.txt"] == b"['1000']\n"


def test_a_labelled_run_has_a_recording_of_its_own(project: Project) -> None:
    source = HELLO.replace('print("hello")', "import sys; print(sys.argv[1:])")
    project.add("demo/one", source)
    with open(project.root / "snippets" / "catalog.toml", "a", encoding="utf-8") as catalog:
        catalog.write('[[snippet]]\nname = "demo/one"\nlabel = "more"\nargs = ["x"]\n')
    with open(project.root / "docs" / "en" / "page.md", "a", encoding="utf-8") as page:
        page.write('\n--8<-- "build/recordings/demo/one.more/output.md"\n')
    assert project.record().returncode == 0
    assert project.recording("demo/one.more")["output.txt"] == b"['x']\n"


def test_an_expected_exception_and_an_expected_hang_are_recorded(project: Project) -> None:
    project.add(
        "demo/raises",
        '"""Raise."""\n\nif __name__ == "__main__":\n    raise ValueError("no")\n',
        'expect = "raises"\nexception = "ValueError"',
    )
    project.add(
        "demo/hangs",
        '"""Hang."""\nimport time\n\nif __name__ == "__main__":\n    print("so far")\n'
        "    time.sleep(600)\n",
        'expect = "hangs"\nlimit = 0.5',
    )
    done = project.record()
    assert (done.returncode, done.stderr) == (0, "")
    assert b"Exit code 1." in project.recording("demo/raises")["output.md"]
    assert b"ValueError: no" in project.recording("demo/raises")["output.txt"]
    assert project.recording("demo/hangs")["output.txt"] == b"so far\n"
    assert b"Stopped after 0.5 s" in project.recording("demo/hangs")["output.md"]


def test_an_unmet_need_is_shown_and_not_run(project: Project) -> None:
    project.add("demo/one", entry='needs = { packages = ["no-such-distribution"] }')
    assert project.record().returncode == 0
    files = project.recording("demo/one")
    assert "output.txt" not in files
    assert b"needs the package no-such-distribution" in files["output.md"]


def test_a_printed_table_becomes_a_table(project: Project) -> None:
    source = HELLO.replace(
        'print("hello")', 'print("what   time  note")\n    print("a b   1.5 ms  fine")'
    )
    project.add("demo/one", source, "table = true")
    assert project.record().returncode == 0
    fragment = project.recording("demo/one")["table.md"].decode("utf-8")
    assert "| what | time | note |\n| :--- | ---: | :--- |\n| a b | 1.5 ms | fine |\n" in fragment


@pytest.mark.parametrize("printed", ["a  b\\n1  2  3", "a  b"])
def test_a_printed_table_with_uneven_rows_is_refused(project: Project, printed: str) -> None:
    project.add("demo/one", HELLO.replace("hello", printed), "table = true")
    done = project.record()
    assert done.returncode == 1
    assert "snippets/demo/one.py" in done.stderr
    assert project.recording("demo/one") == {}


def test_output_is_seen_as_at_a_terminal_without_any_setting_of_python(project: Project) -> None:
    source = (
        '"""Look around."""\nimport os\nimport sys\n\nif __name__ == "__main__":\n'
        "    print(sys.stdout.isatty(), os.get_terminal_size().columns)\n"
        '    print(sorted(name for name in os.environ if name.startswith("PYTHON")))\n'
    )
    project.add("demo/one", source)
    assert project.record().returncode == 0
    assert project.recording("demo/one")["output.txt"] == b"True 80\n[]\n"


def test_paths_of_this_machine_are_shortened(project: Project) -> None:
    source = (
        '"""Fail in the library."""\nimport json\n\nif __name__ == "__main__":\n'
        '    json.loads("")\n'
    )
    project.add("demo/one", source, 'expect = "raises"\nexception = "JSONDecodeError"')
    assert project.record().returncode == 0
    text = project.recording("demo/one")["output.txt"].decode("utf-8")
    assert 'File "snippets/demo/one.py", line 5' in text
    assert 'File "lib/python3.' in text
    assert str(project.root) not in text


NAP = (
    '"""Write down when it began and ended."""\nimport time\n\nif __name__ == "__main__":\n'
    "    begin = time.time()\n    time.sleep(0.5)\n    print(begin, time.time())\n"
)


@pytest.mark.parametrize(
    ("entry", "jobs", "overlap"),
    [
        ("side_by_side = true", "2", True),
        ("side_by_side = true", "1", False),
        ("", "2", False),
    ],
)
def test_only_what_mostly_waits_is_recorded_side_by_side(
    project: Project, entry: str, jobs: str, overlap: bool
) -> None:
    project.add("demo/one", NAP, entry)
    project.add("demo/two", NAP, entry)
    assert project.record("--jobs", jobs).returncode == 0
    times = [
        tuple(map(float, project.recording(f"demo/{name}")["output.txt"].split()))
        for name in ("one", "two")
    ]
    (_, first_end), (second_begin, _) = sorted(times)
    assert (second_begin < first_end) is overlap


def test_no_jobs_at_all_is_refused(project: Project) -> None:
    done = project.record("--jobs", "0")
    assert done.returncode == 2
    assert "--jobs must be at least 1" in done.stderr


def test_progress_is_a_bar_at_a_terminal_and_lines_elsewhere(project: Project) -> None:
    project.add("demo/hello")
    assert "[1/1] demo/hello: succeeds as expected" in project.record().stdout
    variables = {"PYTHONPATH": project.environment["PYTHONPATH"], "TERM": "xterm"}
    code = (
        f"import os, subprocess; os.environ.update({variables}); "
        f"subprocess.run({project.command('--fresh')})"
    )
    run = run_at_terminal([sys.executable, "-c", code], limit=60, folder=project.root)
    shown = run.output.decode("utf-8")
    assert "1/1" in shown
    assert "━" in shown
    assert "[1/1]" not in shown
