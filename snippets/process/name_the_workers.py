"""Two children have the names given to them, one has a default name."""

from multiprocessing import Process, current_process


def work() -> None:
    """Say who is working."""
    print(f"{current_process().name}: working")


def serve() -> None:
    """Say who is serving."""
    print(f"{current_process().name}: serving")


def main() -> None:
    """Start a service and two workers, one of them unnamed."""
    print(f"{current_process().name}: starts three children")
    service = Process(name="mail service", target=serve)
    worker = Process(name="worker 1", target=work)
    unnamed = Process(target=work)
    for child in (service, worker, unnamed):
        child.start()
        child.join()
        print(f"{current_process().name}: {child.name} has ended")


if __name__ == "__main__":
    main()
