"""A proxy has the methods of its object, and no attribute of it."""

from multiprocessing import Pool
from multiprocessing.managers import BaseManager
from threading import Lock


class Tally:
    def __init__(self):
        self.hits = {}
        self.lock = Lock()

    def add(self, word):
        with self.lock:
            self.hits[word] = self.hits.get(word, 0) + 1

    def show(self):
        return sorted(self.hits.items())


class Keeper(BaseManager):
    pass


Keeper.register("Tally", Tally)


def count(tally, text):
    for word in text.split():
        tally.add(word)


if __name__ == "__main__":
    with Keeper() as keeper, Pool(2) as pool:
        tally = keeper.Tally()
        texts = ["a rose is", "a rose is", "a rose"]
        pool.starmap(count, [(tally, text) for text in texts])
        print("parent:", tally.hits)
