# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Four children draw from NumPy's generators, and from the system."""

import secrets
import sys
import uuid
from multiprocessing import Process, SimpleQueue, set_start_method

import numpy as np

rng = np.random.default_rng()


def draw(drawn):
    drawn.put(
        {
            "rng.integers": rng.integers(2**62),
            "np.random.randint": np.random.randint(2**62),
            "secrets.randbits": secrets.randbits(62),
            "uuid.uuid4": uuid.uuid4(),
        }
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    drawn = SimpleQueue()
    children = [Process(target=draw, args=(drawn,)) for _ in range(4)]
    for child in children:
        child.start()
    numbers = [drawn.get() for _ in children]
    for child in children:
        child.join()
    for name in numbers[0]:
        different = {each[name] for each in numbers}
        print(f"{name:17}", len(different), "different")
