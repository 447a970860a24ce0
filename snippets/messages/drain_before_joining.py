"""A parent that gets first can join: no item is too large."""

import sys
from multiprocessing import Process, Queue, queues


def put(size: int, results: "queues.Queue[bytes]") -> None:
    """Put one item of so many bytes."""
    results.put(bytes(size))


def main() -> None:
    """Get first and join afterwards."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    results: queues.Queue[bytes] = Queue()
    child = Process(target=put, args=(size, results))
    child.start()
    print("parent: got", len(results.get()), "bytes")
    child.join()
    print("parent: joined, exit code", child.exitcode)


if __name__ == "__main__":
    main()
