import multiprocessing
from ctypes import Array as CArray

from tests.snippets.conftest import RunSnippet


def test_each_child_fills_its_record_and_the_total_has_all(run: RunSnippet) -> None:
    assert run("shared_memory/share_records").lines == [
        "2 stops, 5.0 km",
        "3 stops, 7.5 km",
        "4 stops, 10.0 km",
        "total: 9 stops, 22.5 km",
    ]


def test_a_raw_array_has_neither_lock_nor_name_and_an_array_is_one_with_a_lock() -> None:
    raw, locked = multiprocessing.RawArray("i", 3), multiprocessing.Array("i", 3)
    for name in ("get_lock", "name", "unlink"):
        assert not hasattr(raw, name)
    assert isinstance(raw, CArray)
    assert type(locked.get_obj()) is type(raw)
    with locked.get_lock():
        pass
