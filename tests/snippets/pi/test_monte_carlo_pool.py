from snippets.pi import monte_carlo_pool, monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import loop_of


def test_pool_and_serial_program_print_the_same(run: RunSnippet) -> None:
    assert run("pi/monte_carlo_pool").lines == run("pi/monte_carlo_serial").lines


def test_two_runs_print_the_same(run: RunSnippet) -> None:
    assert run("pi/monte_carlo_pool", again=1).lines == run("pi/monte_carlo_pool").lines


def test_every_python_and_start_method_prints_the_same(run: RunSnippet, shown: RunSnippet) -> None:
    assert run("pi/monte_carlo_pool").lines == shown("pi/monte_carlo_pool").lines


def test_both_programs_hold_the_same_loop() -> None:
    assert loop_of(monte_carlo_pool) == loop_of(monte_carlo_serial)


def test_neither_the_number_of_workers_nor_the_order_changes_anything() -> None:
    from multiprocessing import Pool

    tasks = [(seed, 1000) for seed in range(8)]
    seen = []
    for workers in (1, 2, 3):
        with Pool(workers) as pool:
            seen.append(pool.starmap(monte_carlo_pool.count_hits, tasks))
            backwards = pool.starmap(monte_carlo_pool.count_hits, tasks[::-1], chunksize=1)
            assert backwards[::-1] == seen[0]
    assert seen[0] == seen[1] == seen[2]
