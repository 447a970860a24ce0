"""A child's result comes back through a queue, before the join."""

from multiprocessing import Process, Queue


class Summer(Process):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
        self.results = Queue()

    def run(self):
        self.results.put(sum(range(self.limit)))


if __name__ == "__main__":
    summers = [Summer(10), Summer(100)]
    for summer in summers:
        summer.start()
    for summer in summers:
        print(f"sum below {summer.limit}:", summer.results.get())
    for summer in summers:
        summer.join()
