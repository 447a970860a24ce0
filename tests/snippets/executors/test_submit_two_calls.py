import os
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.snippets.conftest import RunSnippet


def test_both_parts_of_the_sum_arrive(run: RunSnippet) -> None:
    assert run("executors/submit_two_calls").lines == [f"parent: {sum(range(1_000_000))}"]


def test_without_a_number_it_may_start_one_worker_for_each_cpu() -> None:
    with ProcessPoolExecutor() as executor:
        limit = vars(executor)["_max_workers"]
    if sys.version_info >= (3, 13):
        assert limit == os.process_cpu_count()
    elif sys.platform != "win32":
        assert limit == os.cpu_count()
