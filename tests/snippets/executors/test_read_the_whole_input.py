import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from threading import Event, Thread
from weakref import WeakSet

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_whole_input_is_read_before_the_first_result(run: RunSnippet) -> None:
    assert run("executors/read_the_whole_input").lines == [
        "parent: 200 read before the first result",
        "parent: 200 read after it",
        f"parent: the others add up to {sum(range(200))}",
    ]


def test_chunks_change_nothing_of_it(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "executors" / "read_the_whole_input.py").read_text("utf-8")
    path = tmp_path / "copy.py"
    path.write_text(source.replace("numbers())\n", "numbers(), chunksize=20)\n"), "utf-8")
    command = [sys.executable, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[0] == "parent: 200 read before the first result"


class Result:
    """Something of which the parent knows how many there are."""

    def __init__(self) -> None:
        ALIVE.add(self)

    def __reduce__(self) -> tuple[type["Result"], tuple[()]]:
        return Result, ()


ALIVE: WeakSet[Result] = WeakSet()


def compute(_: int) -> Result:
    return Result()


def test_all_items_are_in_memory_and_then_the_results_that_nobody_took() -> None:
    with ProcessPoolExecutor(1) as executor:
        executor.submit(time.sleep, 0.5)
        results = executor.map(compute, range(50))
        assert len(executor._pending_work_items) > 40  # all but those on their way
        while executor._pending_work_items:
            time.sleep(0.01)
        assert len(ALIVE) == 50
        for left in range(49, 39, -1):
            next(results)
            assert len(ALIVE) == left


def test_an_endless_input_keeps_map_from_returning() -> None:
    many, end = Event(), Event()

    def numbers() -> Iterator[int]:
        number = 0
        while not end.is_set():
            yield number
            number += 1
            if number == 500:
                many.set()

    with ProcessPoolExecutor(1) as executor:
        thread = Thread(target=executor.map, args=(abs, numbers()))
        thread.start()
        try:
            assert many.wait(30)
            thread.join(0.2)
            assert thread.is_alive()
        finally:
            end.set()
            thread.join()
