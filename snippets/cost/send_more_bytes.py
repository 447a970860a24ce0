"""A message has a fixed price, and from some size on one per byte."""

import sys
import time
from multiprocessing import Pipe, Process, Queue
from statistics import median

ROUNDS = 7
SIZES = [1, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]


def answer_by_pipe(connection):
    while message := connection.recv():
        connection.send(message)


def answer_by_queue(inbox, outbox):
    while message := inbox.get():
        outbox.put(message)


def microseconds(send, receive, size):
    """Time one message, there and back; small ones many at once."""
    message = b"x" * size
    times = max(1, min(200, 2_000_000 // size))
    begin = time.perf_counter()
    for _ in range(times):
        send(message)
        receive()
    return 1_000_000 * (time.perf_counter() - begin) / times


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    ours, theirs = Pipe()
    inbox, outbox = Queue(), Queue()
    children = [
        Process(target=answer_by_pipe, args=(theirs,)),
        Process(target=answer_by_queue, args=(inbox, outbox)),
    ]
    for child in children:
        child.start()
    ways = {
        "pipe": (ours.send, ours.recv),
        "queue": (inbox.put, outbox.get),
    }
    seen = {(size, way): [] for size in sizes for way in ways}
    for turn in range(1 + ROUNDS):
        for size, way in seen:
            us = microseconds(*ways[way], size)
            if turn > 0:  # the first round is to warm up
                seen[size, way].append(us)
    ours.send(b"")
    inbox.put(b"")
    for child in children:
        child.join()

    print(
        "Bytes       Pipe (µs)  Min to max (µs)   Queue (µs)"
        "  Min to max (µs)"
    )
    for size in sizes:
        cells = []
        for way in ways:
            us = seen[size, way]
            spread = f"{min(us):,.0f} to {max(us):,.0f}"
            cells.append(f"{median(us):<9,.0f}  {spread:16}")
        print(f"{size:<10,}  {'  '.join(cells).rstrip()}")
