"""A message costs a fixed price, and from some size on each byte."""

import sys
import time
from multiprocessing import Pipe, Process, Queue
from statistics import median
from typing import Any

ROUNDS = 7
SIZES = [1, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]


def answer_by_pipe(connection: Any) -> None:
    """Send every message back, until an empty one comes."""
    while message := connection.recv():
        connection.send(message)


def answer_by_queue(inbox: Any, outbox: Any) -> None:
    """Send every message back, until an empty one comes."""
    while message := inbox.get():
        outbox.put(message)


def messages_a_round(size: int) -> int:
    """Return how many messages are long enough to be measured."""
    return max(1, min(200, 2_000_000 // size))


def time_messages(send: Any, receive: Any, size: int) -> float:
    """Return the seconds of one message, there and back."""
    message = b"x" * size
    times = messages_a_round(size)
    begin = time.perf_counter()
    for _ in range(times):
        send(message)
        receive()
    return (time.perf_counter() - begin) / times


def cells(seconds: list[float], size: int) -> str:
    """Return the median, the spread, and the bytes a second."""
    us = [1e6 * each for each in seconds]
    spread = f"{min(us):,.0f} to {max(us):,.0f}"
    speed = 2 * size / median(seconds) / 1e6  # there and back
    return f"{median(us):<9,.0f}  {spread:18}  {speed:<9,.2f}"


def main() -> None:
    """Send all sizes both ways in turn, after a round to warm up."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    ours, theirs = Pipe()
    inbox: Any = Queue()
    outbox: Any = Queue()
    children = [
        Process(target=answer_by_pipe, args=(theirs,)),
        Process(target=answer_by_queue, args=(inbox, outbox)),
    ]
    for child in children:
        child.start()
    seen: dict[tuple[int, str], list[float]] = {}
    for number in range(1 + ROUNDS):
        for size in sizes:
            pipe = time_messages(ours.send, ours.recv, size)
            queue = time_messages(inbox.put, outbox.get, size)
            if number > 0:
                seen.setdefault((size, "pipe"), []).append(pipe)
                seen.setdefault((size, "queue"), []).append(queue)
    ours.send(b"")
    inbox.put(b"")
    for child in children:
        child.join()

    print(
        "Bytes       Messages a round"
        "  Pipe (µs)  min to max (µs)     MB/s     "
        "  Queue (µs)  min to max (µs)     MB/s"
    )
    for size in sizes:
        by_pipe = cells(seen[size, "pipe"], size)
        by_queue = cells(seen[size, "queue"], size).rstrip()
        print(
            f"{size:<10,}  {messages_a_round(size):<16}"
            f"  {by_pipe}  {by_queue}"
        )


if __name__ == "__main__":
    main()
