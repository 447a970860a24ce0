import multiprocessing
import signal
from pathlib import Path
from typing import Any

import pytest

from snippets.trouble.retry_what_is_missing import ROUNDS, do_all, square
from tests.snippets.conftest import RunSnippet


def test_all_results_are_there_after_a_second_round(run: RunSnippet) -> None:
    assert run("trouble/retry_what_is_missing").lines == [
        "parent: round 1: a worker was killed",
        "parent: round 2 ended well",
        "[0, 1, 4, 9, 16]",
    ]


def test_a_task_that_is_done_twice_has_the_same_result(tmp_path: Path) -> None:
    path = tmp_path / "7.txt"
    for _ in range(2):
        square(path)
        assert path.read_text() == "49"
    assert list(tmp_path.iterdir()) == [path]


def test_what_has_a_result_is_not_done_again(tmp_path: Path) -> None:
    path = tmp_path / "7.txt"
    path.write_text("kept")
    do_all([path])
    assert path.read_text() == "kept"


def test_it_gives_up_after_the_last_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from concurrent.futures.process import BrokenProcessPool

    def break_at_once(workers: int) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr("snippets.trouble.retry_what_is_missing.ProcessPoolExecutor", break_at_once)
    with pytest.raises(RuntimeError, match=f"{ROUNDS} rounds"):
        do_all([tmp_path / "7.txt"])
    assert len(capsys.readouterr().out.splitlines()) == ROUNDS


def test_a_worker_that_is_killed_while_it_writes_leaves_no_result(
    tmp_path: Path, start_method: str
) -> None:
    context: Any = multiprocessing.get_context(start_method)
    children = [context.Process(target=square, args=(tmp_path / f"{n}.txt",)) for n in (2, 3)]
    for child in children:
        child.start()
    for child in children:
        child.join(30)
    assert [child.exitcode for child in children] == [-signal.SIGKILL, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2.part", "3.txt"]
