import threading
from concurrent.futures import ProcessPoolExecutor

from tests.snippets.conftest import RunSnippet


def test_three_workers_do_two_tasks_each_or_the_program_hangs(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    lines = run("executors/replace_the_workers").lines
    assert lines == (["parent: 6 tasks, 3 workers"] if python >= (3, 14) else [])


def test_without_a_context_it_takes_spawn() -> None:
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as executor:
        context = vars(executor)["_mp_context"]
    assert context.get_start_method() == "spawn"


def test_while_an_executor_runs_its_process_has_another_thread() -> None:
    before = threading.active_count()
    with ProcessPoolExecutor(1) as executor:
        executor.submit(abs, -1).result()
        assert threading.active_count() > before
