import numpy as np

from tests.snippets.conftest import RunSnippet


def test_five_of_six_tasks_are_the_same(run: RunSnippet) -> None:
    assert run("arrays/add_to_the_seed").lines == ["in both: 5 of 6"]


def test_a_pair_of_task_and_seed_is_a_seed_of_its_own() -> None:
    pairs = [[task, seed] for task in range(6) for seed in (2024, 2025)]
    assert len({int(np.random.default_rng(pair).integers(2**62)) for pair in pairs}) == 12
