import pickle
from multiprocessing.reduction import ForkingPickler
from multiprocessing.shared_memory import ShareableList
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_the_parent_sees_each_change_of_the_child(run: RunSnippet) -> None:
    lines = run("shared_memory/change_a_shared_list").lines
    assert lines == ["parent: ['pears', 3, None, 'few left']"]


ITEMS: list[Any] = [7, 1.25, "text", b"bytes", True, False, None]


def test_it_keeps_each_kind_and_has_no_append_and_its_name_travels() -> None:
    stock: ShareableList[Any] = ShareableList(ITEMS)
    message = ForkingPickler.dumps(stock)
    assert stock.shm.name.encode() in bytes(message)
    assert len(message) < 200
    again: ShareableList[Any] = pickle.loads(message)
    for each in (stock, again):
        assert [(type(each[at]), each[at]) for at in range(len(each))] == [
            (type(item), item) for item in ITEMS
        ]
        assert not hasattr(each, "append")
    stock[1] = None
    assert again[1] is None
    again.shm.close()
    stock.shm.close()
    stock.shm.unlink()
