import multiprocessing

from tests.snippets.conftest import RunSnippet


def test_under_the_lock_nothing_is_lost(run: RunSnippet) -> None:
    assert run("memory/hold_the_lock").lines == ["400000 of 400000"]


def test_the_lock_of_a_value_and_of_an_array_may_be_taken_again(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    for shared in (context.Value("i", 0), context.Array("i", 4)):
        lock = shared.get_lock()
        assert type(lock) is type(context.RLock())
        assert lock.acquire(block=False)
        assert lock.acquire(block=False)
        lock.release()
        lock.release()
