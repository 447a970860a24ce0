"""Four children draw from a generator that the file made at its top."""

import random
import sys
from multiprocessing import Process, Queue, set_start_method

GENERATOR = random.Random()


def draw(drawn):
    drawn.put((GENERATOR.getrandbits(64), random.getrandbits(64)))


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    drawn = Queue()
    children = [Process(target=draw, args=(drawn,)) for _ in range(4)]
    for child in children:
        child.start()
    pairs = [drawn.get() for child in children]
    for child in children:
        child.join()
    print("GENERATOR:", len({own for own, _ in pairs}), "different")
    print("random:   ", len({its for _, its in pairs}), "different")
