"""A process of your own class does what its run method says."""

from multiprocessing import Process, current_process


class Greeter(Process):
    """A process that greets someone."""

    def __init__(self, name_to_greet: str) -> None:
        """Set up the process first, then keep what run needs."""
        super().__init__()
        self.name_to_greet = name_to_greet

    def run(self) -> None:
        """Greet; this runs in the child."""
        print(f"{current_process().name}: hello, {self.name_to_greet}")


def main() -> None:
    """Start two greeters and wait for them."""
    for name in ("Ada", "Grace"):
        greeter = Greeter(name)
        greeter.start()
        greeter.join()
    print(f"{current_process().name}: exit code {greeter.exitcode}")


if __name__ == "__main__":
    main()
