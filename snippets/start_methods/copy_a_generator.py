"""A generator and an id made at the top of the file, in three children."""

import random
import sys
import uuid
from multiprocessing import Process, SimpleQueue, set_start_method

generator = random.Random()
own_id = uuid.uuid4()


def draw(results):
    results.put((generator.random(), own_id))


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    results = SimpleQueue()
    children = [Process(target=draw, args=[results]) for _ in range(3)]
    for child in children:
        child.start()
    numbers, ids = zip(*[results.get() for _ in children])
    for child in children:
        child.join()
    print("different numbers:", len(set(numbers)))
    print("different ids:", len(set(ids)))
