"""Without super().__init__() there is no process to start."""

from multiprocessing import Process


class Greeter(Process):
    """A process that was never set up."""

    def __init__(self, name_to_greet: str) -> None:
        """Keep what run needs, and forget the rest."""
        self.name_to_greet = name_to_greet

    def run(self) -> None:
        """Greet: no child gets this far."""
        print("child: hello,", self.name_to_greet)


def main() -> None:
    """Make the object, which works; start it, which does not."""
    greeter = Greeter("Ada")
    print("parent: will greet", greeter.name_to_greet)
    greeter.start()
    greeter.join()


if __name__ == "__main__":
    main()
