import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_without_its_worker_the_block_ends(run: RunSnippet) -> None:
    lines = run("executors/end_the_worker").lines
    assert lines == ["parent: no answer within 0.5 s", "parent: after the block"]


def test_the_active_children_are_the_workers_and_all_other_children(start_method: str) -> None:
    context: Any = multiprocessing.get_context(start_method)
    child = context.Process(target=time.sleep, args=(60,))
    child.start()
    try:
        with ProcessPoolExecutor(1, context) as executor:
            worker = executor.submit(os.getpid).result(30)
            assert {child.pid, worker} <= {each.pid for each in multiprocessing.active_children()}
    finally:
        child.kill()
        child.join()
