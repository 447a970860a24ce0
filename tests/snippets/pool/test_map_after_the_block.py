import multiprocessing

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_first_map_works_and_the_second_finds_no_pool(run: RunSnippet) -> None:
    seen = run("pool/map_after_the_block")
    assert seen.lines[0] == "first:  [1, 4, 9]"
    assert seen.lines[-1] == "ValueError: Pool not running"
    frames = [line for line in seen.lines if line.startswith("  File ")]
    assert frames[-1].endswith(", in _check_running")
    assert seen.exit_code == 1


def test_a_closed_pool_says_the_same(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        pool.close()
        with pytest.raises(ValueError, match="Pool not running"):
            pool.map(abs, [1])
        pool.join()


def test_a_pool_cannot_be_opened_again(start_method: str) -> None:
    pool = multiprocessing.get_context(start_method).Pool(1)
    with pool:
        assert pool.map(abs, [-1]) == [1]
    with pytest.raises(ValueError, match="Pool not running"), pool:
        pass
