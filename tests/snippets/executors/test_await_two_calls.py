import asyncio
import os
import threading

from tests.snippets.conftest import RunSnippet


def test_the_loop_is_free_while_the_workers_compute(run: RunSnippet) -> None:
    lines = run("executors/await_two_calls").lines
    assert lines == ["parent: the loop is free", f"parent: {sum(range(1_000_000))}"]


def test_without_an_executor_the_call_runs_in_a_thread_of_this_process() -> None:
    def where() -> tuple[int, bool]:
        return os.getpid(), threading.current_thread() is threading.main_thread()

    async def ask() -> tuple[int, bool]:
        return await asyncio.get_running_loop().run_in_executor(None, where)

    assert asyncio.run(ask()) == (os.getpid(), False)
