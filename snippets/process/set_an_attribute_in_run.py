"""An attribute set in run stays in the child."""

from multiprocessing import Process


class Summer(Process):
    """A process that keeps its sum to itself."""

    def __init__(self, limit: int) -> None:
        """Leave a place for the result."""
        super().__init__()
        self.limit = limit
        self.result: int | None = None

    def run(self) -> None:
        """Add up, and set an attribute of the child's object."""
        self.result = sum(range(self.limit))
        print("child: result", self.result)


def main() -> None:
    """Run the child to its end, then look at the attribute."""
    summer = Summer(10)
    summer.start()
    summer.join()
    print("parent: exit code", summer.exitcode)
    print("parent: result", summer.result)


if __name__ == "__main__":
    main()
