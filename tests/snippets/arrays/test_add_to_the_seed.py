import numpy as np

from snippets.arrays.add_to_the_seed import draw
from tests.snippets.conftest import RunSnippet


def test_five_of_six_tasks_are_the_same(run: RunSnippet) -> None:
    assert run("arrays/add_to_the_seed").lines == ["in both: 5 of 6"]


def test_a_pair_of_task_and_seed_is_a_seed_of_its_own() -> None:
    pairs = [[task, seed] for task in range(6) for seed in (2024, 2025)]
    assert len({int(np.random.default_rng(pair).integers(2**62)) for pair in pairs}) == 12


def test_the_same_numbers_stand_one_place_earlier() -> None:
    first, second = ([draw(seed + task) for task in range(6)] for seed in (2024, 2025))
    assert second[:-1] == first[1:]
    assert not any(one == other for one, other in zip(first, second, strict=True))
