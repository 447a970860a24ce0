"""What the machine lacks is told as what it is, and no snippet gets the blame for it."""

import resource
import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from recorder.runs import preflight
from recorder.runs.preflight import faults_of_machine


def test_this_machine_lacks_nothing() -> None:
    assert list(faults_of_machine()) == []


@pytest.mark.parametrize(
    ("number", "limit", "told"),
    [
        (resource.RLIMIT_NOFILE, 24, "allows 24 open files, but 200 are needed; say: ulimit -n"),
        (resource.RLIMIT_CPU, 2, "allows 2 seconds of CPU time, but 3,600 are needed"),
        (resource.RLIMIT_STACK, 65536, "allows 65,536 bytes of stack, but 1,048,576 are"),
    ],
)
def test_a_limit_of_the_shell_is_told(
    number: int, limit: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = resource.getrlimit
    monkeypatch.setattr(
        resource, "getrlimit", lambda each: (limit, limit) if each == number else real(each)
    )
    (fault,) = faults_of_machine()
    assert told in fault


def test_a_path_that_no_search_path_can_hold_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "with:colon").mkdir()
    monkeypatch.chdir(tmp_path / "with:colon")
    assert list(faults_of_machine()) == ["the path of this folder holds a ':'; move the project"]


def test_a_temporary_folder_with_too_long_a_name_for_sockets_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("x" * 90)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    (fault,) = faults_of_machine()
    assert fault == (
        f"no socket can be made in {folder}: AF_UNIX path too long; "
        "set TMPDIR to a short one, such as /tmp"
    )
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "gone"))
    (fault,) = faults_of_machine()
    assert fault.startswith(f"no socket can be made in {folder / 'gone'}: No such file")


@pytest.mark.parametrize("code", [2, 28, 30])
def test_a_machine_without_shared_memory_is_told(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError(code, "why")

    fake = SimpleNamespace(get_context=lambda method: SimpleNamespace(Lock=refuse))
    monkeypatch.setattr(preflight, "multiprocessing", fake)
    (fault,) = faults_of_machine()
    assert fault.startswith("no lock can be made for processes: why; make room in /dev/shm, or")


def test_little_shared_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=4096))
    (fault,) = faults_of_machine()
    assert fault.startswith("shared memory has 4,096 bytes left, but 1,048,576 are needed; make")
