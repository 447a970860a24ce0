from multiprocessing import Pool

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_error_comes_back_and_the_pool_goes_on(run: RunSnippet) -> None:
    seen = run("trouble/run_out_of_memory")
    assert seen.lines[0] == "parent: second task: 5242880"
    assert seen.lines[-1] == "MemoryError"
    assert "in count_zeros" in seen.text


def test_so_much_at_a_time_can_never_be_had() -> None:
    with Pool(1) as pool:
        with pytest.raises(MemoryError):
            pool.apply(bytes, (2**62,))
        assert pool.apply(abs, (-1,)) == 1
