"""Every line of a log says which process wrote it."""

import logging
from multiprocessing import Process


def set_up_logging() -> None:
    """Begin every line with the name of its process."""
    logging.basicConfig(
        format="%(processName)-10s %(message)s", level=logging.INFO
    )


def resize(picture: str) -> None:
    """Log what a worker does; a worker sets up its own logging."""
    set_up_logging()
    logging.info("resized %s", picture)


def main() -> None:
    """Log from the parent and from two named workers."""
    set_up_logging()
    logging.info("starts the workers")
    for number, picture in enumerate(("cat.png", "dog.png"), start=1):
        worker = Process(
            name=f"resizer {number}", target=resize, args=(picture,)
        )
        worker.start()
        worker.join()
    logging.info("done")


if __name__ == "__main__":
    main()
