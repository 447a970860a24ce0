"""The programs of a page are run on the Python that runs this, and what they do is kept."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recorder.catalog.load import load_catalog
from recorder.free_threading import run
from recorder.free_threading.run import as_markdown, faults_of, run_page

ROOT = Path(__file__).parents[3]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty page in a project that has three programs."""
    (tmp_path / "snippets" / "demo").mkdir(parents=True)
    for name, text in {
        "say": "import os\nprint('said é', [k for k in os.environ if k.startswith('PYTHON')])",
        "fail": "import sys\nprint('before')\nsys.exit(3)",
        "hang": "import time\nprint('waits', flush=True)\ntime.sleep(60)",
    }.items():
        (tmp_path / "snippets" / "demo" / f"{name}.py").write_text(text)
    found = tmp_path / "docs" / "en" / "free_threading.md"
    found.parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setattr(run, "LIMIT", 5.0)
    return found


def shows(page: Path, *names: str) -> None:
    page.write_text("\n".join(f'--8<-- "build/pages/snippets/demo/{name}.md"' for name in names))


def test_each_program_of_the_page_is_run_in_a_clean_environment(page: Path) -> None:
    shows(page, "say", "fail")
    seen = run_page()
    assert seen["cpus"] == os.cpu_count()
    said, failed = seen["runs"]
    assert (said["output"], said["exit_code"]) == ("said é ['PYTHONIOENCODING']\n", 0)
    assert (failed["output"], failed["exit_code"]) == ("before\n", 3)


def test_a_program_that_hangs_is_stopped_and_what_it_printed_is_kept(page: Path) -> None:
    shows(page, "hang")
    (hung,) = run_page()["runs"]
    assert (hung["output"], hung["exit_code"]) == ("waits\n", None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, []),
        ({"free_threaded": False}, ["was built with the lock"]),
        ({"runs": []}, ["shows no program"]),
        ({"runs": [{"snippet": "a/b", "exit_code": None}]}, ["a/b.py: was stopped after 120 s"]),
        ({"runs": [{"snippet": "a/b", "exit_code": -11}]}, ["a/b.py: ended with -11"]),
    ],
)
def test_what_is_no_result_of_a_build_without_the_lock_is_told(
    changed: dict[str, Any], words: list[str]
) -> None:
    seen = {"free_threaded": True, "python": "3.15.0", "runs": [{"snippet": "a/b", "exit_code": 0}]}
    faults = faults_of(seen | changed)
    assert len(faults) == len(words)
    assert all(word in fault for word, fault in zip(words, faults, strict=True))


def test_a_python_with_the_lock_is_refused_and_what_it_did_is_kept_all_the_same(
    page: Path, tmp_path: Path
) -> None:
    shows(page, "say")
    done = subprocess.run(
        [sys.executable, "-I", str(ROOT / "recorder" / "free_threading" / "run.py"), "out.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "was built with the lock" in done.stderr
    assert "    said é" in done.stdout
    assert json.loads((tmp_path / "out.json").read_bytes())["free_threaded"] is False


def test_no_output_ends_its_block_in_the_summary() -> None:
    seen = {
        "python": "3", "os": "x", "cpus": 2, "build": "b",
        "runs": [{"snippet": "a/b", "exit_code": 0, "output": "```\n<script>"}],
    }  # fmt: skip
    assert as_markdown(seen).endswith("\n\n    ```\n    <script>")


def test_the_page_shows_programs_and_all_of_them_are_found() -> None:
    names = run.SHOWN.findall((ROOT / run.PAGE).read_text(encoding="utf-8"))
    assert len(names) > 5
    assert set(names) <= set(load_catalog().names)
