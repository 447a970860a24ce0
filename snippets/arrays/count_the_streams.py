# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Equal small numbers are chance; equal 64 bits are a copied stream."""

from multiprocessing import Pool

import numpy as np

TASKS = 20


def draw(seed):
    rng = np.random.default_rng(seed)
    return int(rng.integers(100)), rng.bytes(8)


if __name__ == "__main__":
    seeds = np.random.SeedSequence(2024).spawn(TASKS)
    with Pool(2) as pool:
        small, large = zip(*pool.map(draw, seeds), strict=True)
    print("below 100:", len(set(small)), "different of", TASKS)
    print("64 bits:  ", len(set(large)), "different of", TASKS)
