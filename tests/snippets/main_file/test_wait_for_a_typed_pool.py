import contextlib
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty
from typing import Any

import pytest

from snippets.main_file.wait_for_a_typed_pool import TYPED
from tests.ending import end_group
from tests.snippets.conftest import RunSnippet


def test_the_workers_die_and_the_program_waits(run: RunSnippet) -> None:
    assert run("main_file/wait_for_a_typed_pool").lines == [
        "3 workers have died, one for each task",
        "the program waits: True",
    ]


def workers_of(program: int) -> list[str]:
    lists = Path(f"/proc/{program}/task").glob("*/children")  # each thread has its own
    children = [child for each in lists for child in each.read_text("utf-8").split()]
    commands = {child: Path(f"/proc/{child}/cmdline").read_text("utf-8") for child in children}
    return [child for child in children if "spawn_main" in commands[child]]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_when_all_tasks_are_gone_two_workers_are_idle() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPED], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        try:
            assert program.stderr
            died = 0
            while died < 3:
                died += program.stderr.readline().startswith("AttributeError")
            limit = time.monotonic() + 30
            seen: list[list[str]] = []
            while len(seen) < 5 or any(each != seen[-1] for each in seen[-5:]):
                assert time.monotonic() < limit
                time.sleep(0.2)
                with contextlib.suppress(FileNotFoundError):
                    seen.append(workers_of(program.pid))
            assert len(seen[-1]) == 2
            assert program.poll() is None
        finally:
            end_group(program.pid)


def status_of(client: Any, cell: str) -> str | None:
    """Return what became of a cell, if it has ended."""
    try:
        reply = client.get_shell_msg(timeout=5)
    except Empty:
        return None
    return reply["content"].get("ename") if reply["parent_header"]["msg_id"] == cell else None


def test_a_cell_shows_an_error_for_each_task_and_ends_by_an_interrupt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # ipykernel sees it, and shows no errors of children
    jupyter = pytest.importorskip("jupyter_client.manager")
    pytest.importorskip("ipykernel")
    manager, client = jupyter.start_new_kernel(stderr=subprocess.DEVNULL)
    try:
        cell = client.execute(TYPED)
        shown = ""
        while shown.count("AttributeError") < 3:
            content = client.get_iopub_msg(timeout=30)["content"]
            shown += content.get("text", "")
        assert status_of(client, cell) is None
        ends = None
        for _ in range(4):
            if ends is None:
                manager.interrupt_kernel()
                ends = status_of(client, cell)
        assert ends == "KeyboardInterrupt"
    finally:
        client.stop_channels()
        end_group(manager.provisioner.pid)
        manager.shutdown_kernel(now=True)
