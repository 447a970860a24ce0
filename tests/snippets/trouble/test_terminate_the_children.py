import multiprocessing

from tests.snippets.conftest import RunSnippet


def test_the_task_never_ends_and_its_future_says_so(run: RunSnippet) -> None:
    assert run("trouble/terminate_the_children").lines == [
        "worker: at work",
        "parent: no result within 0.5 s",
        "parent: after the block",
        "parent: BrokenProcessPool",
    ]


def test_children_of_pools_and_managers_are_on_the_list_as_well(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    before = set(multiprocessing.active_children())
    with context.Manager(), context.Pool(2):
        names = [child.name for child in set(multiprocessing.active_children()) - before]
    assert sum("PoolWorker" in name for name in names) == 2
    assert sum("SyncManager" in name for name in names) == 1
