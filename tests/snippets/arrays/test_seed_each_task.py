import pickle
import re

import numpy as np

from tests.snippets.conftest import RunSnippet


def test_the_hits_are_the_same_with_each_number_of_workers(run: RunSnippet) -> None:
    lines = run("arrays/seed_each_task").lines
    assert [line[:10] for line in lines] == ["workers: 1", "workers: 2", "workers: 3"]
    assert len({line[10:] for line in lines}) == 1
    total, *hits = map(int, re.findall(r"\d+", lines[0][10:]))
    assert len(set(hits)) == 6
    assert sum(hits) == total


def test_a_seed_is_a_small_object_that_travels() -> None:
    (seed,) = np.random.SeedSequence(2024).spawn(1)
    travels = pickle.dumps(seed)
    assert len(travels) < 1000
    first, second = (np.random.default_rng(each) for each in (seed, pickle.loads(travels)))
    assert first.integers(2**62) == second.integers(2**62)


def test_a_generator_can_make_such_seeds_too() -> None:
    drawn = [int(each.integers(2**62)) for each in np.random.default_rng(2024).spawn(6)]
    seeds = np.random.SeedSequence(2024).spawn(6)
    assert drawn == [int(np.random.default_rng(seed).integers(2**62)) for seed in seeds]
    assert len(set(drawn)) == 6
