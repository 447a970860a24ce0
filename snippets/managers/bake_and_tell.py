"""Workers report into one dict as they go, and the parent looks in."""

import time
from multiprocessing import Manager, Pool


def bake(cake, states, seen):
    states[cake] = "in the oven"
    seen.wait()
    states[cake] = "baked"


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        states, seen = manager.dict(), manager.Event()
        tasks = [(cake, states, seen) for cake in ("apple", "plum")]
        result = pool.starmap_async(bake, tasks)
        while len(states) < len(tasks):
            time.sleep(0.05)
        print("parent, meanwhile:", sorted(states.items()))
        seen.set()
        result.get()
        print("parent, at the end:", sorted(states.items()))
