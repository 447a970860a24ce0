import multiprocessing

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_result_after_the_exception_comes(run: RunSnippet) -> None:
    assert run("pool/go_on_after_an_error").lines == [
        "parent: 3",
        "parent: invalid literal for int() with base 10: 'four'",
        "parent: 5",
    ]


def test_imap_unordered_goes_on_as_well() -> None:
    with multiprocessing.Pool(1) as pool:
        results = pool.imap_unordered(int, ["3", "four", "5"])
        assert next(results) == 3
        with pytest.raises(ValueError, match="'four'"):
            next(results)
        assert next(results) == 5


def test_with_larger_chunks_nothing_comes_after_the_exception() -> None:
    with multiprocessing.Pool(1) as pool:
        for give in pool.imap, pool.imap_unordered:
            results = give(int, ["3", "four", "5", "6"], 2)
            with pytest.raises(ValueError, match="'four'"):
                next(results)
            assert list(results) == []


def test_a_for_loop_ends_with_the_exception() -> None:
    came: list[int] = []
    with multiprocessing.Pool(1) as pool, pytest.raises(ValueError, match="'four'"):
        came.extend(pool.imap(int, ["3", "four", "5"]))  # loops as a `for` loop does
    assert came == [3]
