"""A child's result comes back through a queue, before the join."""

from multiprocessing import Process, Queue


class Summer(Process):
    """A process that adds up the numbers below a limit."""

    def __init__(self, limit: int) -> None:
        """Make the queue here, where parent and child both get it."""
        super().__init__()
        self.limit = limit
        self.results: Queue[int] = Queue()

    def run(self) -> None:
        """Add up, and put the sum into the queue."""
        self.results.put(sum(range(self.limit)))


def main() -> None:
    """Start two summers, then take a result from each, then join."""
    summers = [Summer(limit) for limit in (10, 100)]
    for summer in summers:
        summer.start()
    for summer in summers:
        print(f"sum below {summer.limit}:", summer.results.get())
    for summer in summers:
        summer.join()


if __name__ == "__main__":
    main()
