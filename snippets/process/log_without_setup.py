"""Under spawn a child inherits no logging setup: its line is lost."""

import logging
from multiprocessing import get_context


def resize(picture: str) -> None:
    """Log without having set up logging in this process."""
    logging.info("resized %s", picture)
    logging.warning("%s is small", picture)


def main() -> None:
    """Set up logging in the parent only."""
    logging.basicConfig(
        format="%(processName)-10s %(message)s", level=logging.INFO
    )
    logging.info("starts the worker")
    # spawn: how children start on Windows and macOS, on every system.
    worker = get_context("spawn").Process(
        name="resizer 1", target=resize, args=("cat.png",)
    )
    worker.start()
    worker.join()
    logging.info("done, exit code %s", worker.exitcode)


if __name__ == "__main__":
    main()
