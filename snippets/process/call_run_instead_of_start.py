"""Calling run() makes no process: the parent does the work."""

from multiprocessing import Process, current_process


class Greeter(Process):
    """A process that says where it runs."""

    def run(self) -> None:
        """Greet, and say from which process."""
        print(f"{current_process().name}: hello")


def main() -> None:
    """Call run, then start: only one of them makes a process."""
    greeter = Greeter()
    greeter.run()
    print("after run(): process id", greeter.pid)
    greeter.start()
    greeter.join()
    print("after start(): exit code", greeter.exitcode)


if __name__ == "__main__":
    main()
