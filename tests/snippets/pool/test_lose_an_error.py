import multiprocessing

import pytest

from snippets.pool.lose_an_error import save
from tests.snippets.conftest import RunSnippet


def test_the_program_ends_well_without_the_second_price(run: RunSnippet) -> None:
    seen = run("pool/lose_an_error")
    assert seen.lines == ["worker: saved 5", "worker: saved 8", "parent: all saved"]
    assert seen.exit_code == 0


def test_the_object_that_comes_back_raises_what_the_task_raised(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        kept = [pool.apply_async(save, [price]) for price in (5, -3)]
        assert kept[0].get(20) is None
        with pytest.raises(ValueError, match="no price: -3"):
            kept[1].get(20)


def test_get_raises_it_and_nothing_else_does(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        result = pool.apply_async(divmod, (1, 0))
        pool.close()
        pool.join()
        result.wait()
    with pytest.raises(ZeroDivisionError):
        result.get()
