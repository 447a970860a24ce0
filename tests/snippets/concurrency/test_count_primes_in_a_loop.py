from pathlib import Path

from tests.snippets.conftest import RunSnippet

FOLDER = Path(__file__).parents[3] / "snippets" / "concurrency"


def test_the_loop_finds_what_the_pool_finds(run: RunSnippet) -> None:
    loop = run("concurrency/count_primes_in_a_loop").lines
    assert loop == run("concurrency/count_primes").lines


def test_the_pool_and_its_map_are_all_that_differs() -> None:
    pool = (FOLDER / "count_primes.py").read_text("utf-8").splitlines()
    loop = (FOLDER / "count_primes_in_a_loop.py").read_text("utf-8").splitlines()
    assert [line.strip() for line in pool[1:] if line not in loop] == [
        "from multiprocessing import Pool",
        "with Pool() as pool:",
        'print(sum(pool.map(count_primes, BLOCKS)), "are prime")',
    ]
    assert [line.strip() for line in loop[1:] if line not in pool] == [
        'print(sum(map(count_primes, BLOCKS)), "are prime")'
    ]
