"""A generator and an id that each of three children makes itself."""

import random
import sys
import uuid
from multiprocessing import Process, SimpleQueue, set_start_method


def draw(seed, results):
    generator = random.Random(seed)
    own_id = uuid.uuid4()
    results.put((generator.random(), own_id))


def main():
    results = SimpleQueue()
    children = [
        Process(target=draw, args=(seed, results)) for seed in range(3)
    ]
    for child in children:
        child.start()
    pairs = [results.get() for _ in children]
    for child in children:
        child.join()
    print("different numbers:", len({number for number, _ in pairs}))
    print("different ids:", len({own_id for _, own_id in pairs}))


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    main()
