"""A child cannot end while its message does not fit into the pipe."""

import sys
from multiprocessing import Process, Queue, queues


def put(size: int, results: "queues.Queue[bytes]") -> None:
    """Put one item of so many bytes."""
    results.put(bytes(size))
    print("child: put", size, "bytes, last line", flush=True)


def main() -> None:
    """Join first and get afterwards: the mistake."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    results: queues.Queue[bytes] = Queue()
    child = Process(target=put, args=(size, results))
    child.start()
    child.join()
    print("parent: joined, gets")
    print("parent: got", len(results.get()), "bytes")


if __name__ == "__main__":
    main()
