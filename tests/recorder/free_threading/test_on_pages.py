"""A page shows what builds without the lock printed, and says so where there was none."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from recorder.catalog.load import load_catalog
from recorder.errors import AuthorError
from recorder.free_threading import on_pages
from recorder.free_threading.on_pages import NAME, fragments, load

ROOT = Path(__file__).parents[3]
SNIPPET = "interpreters/lose_a_count"
DIGEST = hashlib.sha256((ROOT / "snippets" / f"{SNIPPET}.py").read_bytes()).hexdigest()
RUN = {"snippet": SNIPPET, "output": "7 of 9\n\n<b>\n", "exit_code": 0, "source_sha256": DIGEST}
BUILD = {
    "format": 1, "python": "3.15.1", "build": "3.15.1 free-threading build", "free_threaded": True,
    "os": "Linux <i>", "cpus": 4, "date": "2026-11-27", "runs": [RUN],
}  # fmt: skip
SHOWN = """
??? note "Python 3.15.1 without the lock, Linux &#60;i&#62;, 4 CPUs, 2026-11-27"

    <code>interpreters/lose&#95;a&#95;count.py</code>

    ```{ .text data-search-exclude="true" }
    7 of 9

    <b>
    ```

"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(on_pages, "FREE_THREADED", tmp_path)
    return tmp_path


def put(folder: Path, name: str, **changed: Any) -> None:
    (folder / name).mkdir()
    (folder / name / "free-threaded.json").write_text(json.dumps({**BUILD, **changed}))


def shown() -> str:
    return fragments(load_catalog())[NAME]


def test_without_any_such_build_the_page_says_what_it_cannot_prove() -> None:
    assert "Everything on it was run on ordinary builds" in shown()
    assert "without the lock, " not in shown()


def test_what_was_printed_is_shown_as_it_came(folder: Path) -> None:
    put(folder, "one")
    note, fold = shown().split("no test judges them.\n")
    assert "Everything" not in note
    assert fold == SHOWN


def test_builds_are_in_the_order_of_their_versions(folder: Path) -> None:
    for name, python in (("a", "3.15.1"), ("b", "3.14.10"), ("c", "3.14.9")):
        put(folder, name, python=python)
    folds = [line for line in shown().splitlines() if line.startswith("???")]
    assert [line.split()[3] for line in folds] == ["3.14.9", "3.14.10", "3.15.1"]


def test_a_run_of_other_sources_or_of_a_program_that_is_gone_is_not_shown(folder: Path) -> None:
    put(folder, "one", runs=[RUN | {"source_sha256": "0"}, RUN | {"snippet": "a/b"}])
    assert "Everything on it was run on ordinary builds" in shown()


@pytest.mark.parametrize(
    ("code", "words"), [(3, "    Exit code 3."), (None, "    It was stopped.")]
)
def test_a_run_that_went_wrong_says_so(folder: Path, code: int | None, words: str) -> None:
    put(folder, "one", runs=[RUN | {"exit_code": code}])
    assert words in shown().splitlines()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"free_threaded": False}, "was built with the lock"),
        ({"format": 2}, "its format is 2"),
        ({"date": "<b>"}, "no day"),
        ({"python": "new"}, "no Python"),
        ({"cpus": "4"}, "cpus"),
        ({"more": 1}, "more"),
    ],
)
def test_a_file_that_is_no_such_result_is_named(
    folder: Path, changed: dict[str, Any], words: str
) -> None:
    put(folder, "one", **changed)
    with pytest.raises(AuthorError, match=words) as caught:
        load()
    assert str(caught.value).startswith(str(folder / "one" / "free-threaded.json"))
