import multiprocessing
from threading import Thread
from types import SimpleNamespace
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_the_child_had_the_parents_list_and_the_parents_list_stays(run: RunSnippet) -> None:
    assert run("memory/extend_a_list_in_a_child").lines == [
        "child:  [1, 2, 3, 4, 5]",
        "parent: [1, 2]",
    ]


def change(numbers: list[int], table: dict[str, int], some: set[int], thing: Any) -> None:
    numbers.append(1)
    table["one"] = 1
    some.add(1)
    thing.one = 1


def test_other_objects_behave_alike_and_threads_share_them(start_method: str) -> None:
    objects: tuple[Any, ...] = ([], {}, set(), SimpleNamespace())
    child = multiprocessing.get_context(start_method).Process(target=change, args=objects)  # type: ignore[attr-defined]
    child.start()
    child.join()
    assert child.exitcode == 0
    assert objects == ([], {}, set(), SimpleNamespace())
    thread = Thread(target=change, args=objects)
    thread.start()
    thread.join()
    assert objects == ([1], {"one": 1}, {1}, SimpleNamespace(one=1))
