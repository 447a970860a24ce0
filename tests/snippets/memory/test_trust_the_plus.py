from multiprocessing import Value
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_a_plain_plus_loses_updates_and_never_adds_any(run: RunSnippet) -> None:
    """Where the children happen to run one after the other, a run loses none."""
    kept = []
    for again in range(3):
        count, expected = map(int, run("memory/trust_the_plus", again=again).text.split(" of "))
        assert expected == 4 * 100_000
        assert 0 < count <= expected
        kept.append(count)
        if count < expected:
            break
    assert min(kept) < expected


class Noting:
    """A lock that notes how it is used."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def acquire(self, *_: object) -> bool:
        self.log.append("takes")
        return True

    def release(self) -> None:
        self.log.append("gives back")

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


def test_each_read_and_each_write_takes_the_lock() -> None:
    lock: Any = Noting()
    counter = Value("i", 0, lock=lock)
    assert counter.value == 0
    assert lock.log == ["takes", "gives back"]
    counter.value = 1
    assert lock.log == 2 * ["takes", "gives back"]


def test_plus_reads_and_then_writes() -> None:
    """In between, the lock is free."""
    lock: Any = Noting()
    counter = Value("i", 0, lock=lock)
    counter.value += 1
    assert lock.log == ["takes", "gives back", "takes", "gives back"]
    assert counter.value == 1
