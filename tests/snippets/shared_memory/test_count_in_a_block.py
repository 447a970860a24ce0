import multiprocessing
from multiprocessing.shared_memory import SharedMemory

from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost_with_a_lock(run: RunSnippet) -> None:
    assert run("shared_memory/count_in_a_block").lines == ["total: 20000"]


def add_one(name: str) -> None:
    block = SharedMemory(name)
    assert block.buf is not None
    block.buf[0] += 1
    block.close()


def test_nothing_keeps_another_process_from_coming_in_between(start_method: str) -> None:
    block = SharedMemory(create=True, size=8)
    assert block.buf is not None
    number = block.buf[0]
    child = multiprocessing.get_context(start_method).Process(  # type: ignore[attr-defined]
        target=add_one, args=(block.name,)
    )
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert block.buf[0] == 1
    block.buf[0] = number + 1
    assert block.buf[0] == 1, "two have added, and one update is lost"
    block.close()
    block.unlink()
