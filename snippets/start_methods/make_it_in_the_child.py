"""A generator and an id made by the child itself, in three children."""

import random
import sys
import uuid
from multiprocessing import Process, SimpleQueue, set_start_method


def draw(results, seed):
    generator = random.Random(seed)
    own_id = uuid.uuid4()
    results.put((generator.random(), own_id))


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    results = SimpleQueue()
    children = [
        Process(target=draw, args=[results, seed]) for seed in range(3)
    ]
    for child in children:
        child.start()
    numbers, ids = zip(*[results.get() for _ in children])
    for child in children:
        child.join()
    print("different numbers:", len(set(numbers)))
    print("different ids:", len(set(ids)))
