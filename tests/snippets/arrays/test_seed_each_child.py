import numpy as np

from tests.snippets.conftest import RunSnippet


def test_all_numbers_differ(run: RunSnippet) -> None:
    lines = run("arrays/seed_each_child").lines
    assert [line[-11:] for line in lines] == ["4 different"] * 4


def test_only_a_fixed_seed_makes_equal_numbers() -> None:
    drawn = []
    for seed in (None, None, 2024, 2024):
        np.random.seed(seed)
        drawn.append(int(np.random.randint(2**62)))
    assert drawn[2] == drawn[3]
    assert len(set(drawn)) == 3
