from multiprocessing import Process

from tests.snippets.conftest import RunSnippet

NAMES = ["mail service", "worker 1", "Process-3"]


def test_an_unnamed_child_is_numbered_among_all_children(run: RunSnippet) -> None:
    lines = run("process/name_the_workers").lines
    whole = [f"{name}: {what}" for name in NAMES for what in ("starts", "ends")]
    assert sorted(lines) == sorted(whole)


def test_the_children_run_at_the_same_time(run: RunSnippet) -> None:
    """The service takes twice as long as a worker, and each prints before and after."""
    lines = run("process/name_the_workers").lines
    assert lines.index("mail service: starts") < lines.index("worker 1: ends")
    assert lines.index("worker 1: starts") < lines.index("mail service: ends")


def test_the_number_counts_process_objects_named_and_never_started_ones_too() -> None:
    first = int(Process().name.removeprefix("Process-"))
    names = [Process(name=name).name for name in ("a", "b", None, None)]
    assert names == ["a", "b", f"Process-{first + 3}", f"Process-{first + 4}"]
