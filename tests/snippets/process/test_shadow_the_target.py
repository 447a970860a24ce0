import inspect
import os
import pickle
import subprocess
import sys
from importlib.util import find_spec
from multiprocessing import context
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]
MESSAGE = "it's not the same object as __main__.service"


def test_by_default_only_fork_starts_the_child(run: RunSnippet, start_method: str) -> None:
    seen = run("process/shadow_the_target")
    assert ("mail service: serving" in seen.lines) == (start_method == "fork")
    assert (MESSAGE in seen.text) == (start_method != "fork")
    if start_method != "fork":
        assert "_pickle.PicklingError: Can't pickle <function service at" in seen.text
        assert "service.start()" in seen.text
        assert "parent: " not in seen.text


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    seen = run("process/shadow_the_target", label=method)
    assert ("mail service: serving" in seen.lines) == (method == "fork")
    assert any(line.endswith(MESSAGE) for line in seen.lines) == (method != "fork")
    # It is pickled before a child is started, so there is no traceback of a child.
    assert "spawn_main" not in seen.text
    assert "EOFError" not in seen.text


def test_since_3_14_the_message_names_the_attribute(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    named = "dict item '_target'" in run("process/shadow_the_target", label="spawn").text
    assert named == (python >= (3, 14))


def source_of(name: str) -> str:
    """Return the source of a module that may be one of another system."""
    spec = find_spec(name)
    assert spec
    assert spec.origin
    return Path(spec.origin).read_text(encoding="utf-8")


def test_on_windows_the_child_is_started_before_it_is_pickled() -> None:
    """What `error_travel.md` says of it, as far as its source shows that on any system."""
    source = source_of("multiprocessing.popen_spawn_win32")
    assert source.count("CreateProcess(") == source.count("reduction.dump(process_obj") == 1
    assert source.index("CreateProcess(") < source.index("reduction.dump(process_obj")
    assert "from .popen_spawn_win32 import Popen" in inspect.getsource(context)
    on_linux = source_of("multiprocessing.popen_spawn_posix")
    assert on_linux.index("reduction.dump(process_obj") < on_linux.index("spawnv_passfds(")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another way to hand over a pipe")
def test_a_child_whose_parent_failed_to_pickle_has_an_error_of_its_own() -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as pipe:
        pickle.dump({"name": "child"}, pipe)  # as `get_preparation_data` does, and no more
    code = f"from multiprocessing.spawn import spawn_main; spawn_main({reader}, tracker_fd=None)"
    seen = subprocess.run(
        [sys.executable, "-c", code, "--multiprocessing-fork"],
        pass_fds=[reader],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    os.close(reader)
    assert "in spawn_main" in seen.stderr
    assert seen.stderr.splitlines()[-1] == "EOFError: Ran out of input"


def test_an_empty_file_gives_the_same_error(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open("rb") as file, pytest.raises(EOFError, match="Ran out of input"):
        pickle.load(file)
