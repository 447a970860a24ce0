from snippets.pi import monte_carlo_pool, monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import loop_of


def test_pool_and_serial_program_print_the_same(run: RunSnippet) -> None:
    assert run("pi/monte_carlo_pool").lines == run("pi/monte_carlo_serial").lines


def test_two_runs_print_the_same(run: RunSnippet) -> None:
    assert run("pi/monte_carlo_pool", again=1).lines == run("pi/monte_carlo_pool").lines


def test_both_programs_hold_the_same_loop() -> None:
    assert loop_of(monte_carlo_pool) == loop_of(monte_carlo_serial)


def test_the_number_of_workers_changes_nothing() -> None:
    from multiprocessing import Pool

    tasks = [(seed, 1000) for seed in range(8)]
    seen = []
    for workers in (1, 2, 3):
        with Pool(workers) as pool:
            seen.append(pool.starmap(monte_carlo_pool.count_hits, tasks))
    assert seen[0] == seen[1] == seen[2]
