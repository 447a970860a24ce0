# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Four children make or seed their generators of NumPy themselves."""

import secrets
import uuid
from multiprocessing import Process, SimpleQueue

import numpy as np


def draw(drawn, seed):
    rng = np.random.default_rng(seed)
    np.random.seed(seed.generate_state(8))
    drawn.put(
        {
            "rng.integers": rng.integers(2**62),
            "np.random.randint": np.random.randint(2**62),
            "secrets.randbits": secrets.randbits(62),
            "uuid.uuid4": uuid.uuid4(),
        }
    )


if __name__ == "__main__":
    drawn = SimpleQueue()
    seeds = np.random.SeedSequence().spawn(4)
    children = [
        Process(target=draw, args=(drawn, seed)) for seed in seeds
    ]
    for child in children:
        child.start()
    numbers = [drawn.get() for _ in children]
    for child in children:
        child.join()
    for name in numbers[0]:
        different = {each[name] for each in numbers}
        print(f"{name:17}", len(different), "different")
