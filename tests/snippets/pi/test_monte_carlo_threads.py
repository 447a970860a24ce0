from snippets.pi import monte_carlo_pool, monte_carlo_threads
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import loop_of


def test_threads_and_processes_print_the_same(run: RunSnippet) -> None:
    assert run("pi/monte_carlo_threads").lines == run("pi/monte_carlo_pool").lines


def test_both_programs_hold_the_same_loop() -> None:
    assert loop_of(monte_carlo_threads) == loop_of(monte_carlo_pool)
