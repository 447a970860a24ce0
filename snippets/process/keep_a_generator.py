"""An attribute that cannot be pickled keeps the child from starting."""

import sys
from multiprocessing import Process, get_start_method, set_start_method


class Squarer(Process):
    """A process that adds up squares."""

    def __init__(self, count: int) -> None:
        """Keep the squares as a generator, which cannot be pickled."""
        super().__init__()
        self.squares = (number**2 for number in range(count))

    def run(self) -> None:
        """Add up the squares."""
        print("child: the sum is", sum(self.squares))


def main() -> None:
    """Start a squarer under the start method named, or the default."""
    if sys.argv[1:]:
        set_start_method(sys.argv[1], force=True)
    print("parent: start method", get_start_method())
    squarer = Squarer(count=4)
    squarer.start()
    squarer.join()
    print("parent: exit code", squarer.exitcode)


if __name__ == "__main__":
    main()
