"""A child cannot end while its message does not fit into the pipe."""

import sys
from multiprocessing import Process, Queue


def put(size, results):
    results.put(bytes(size))
    print("child: put", size, "bytes, last line", flush=True)


if __name__ == "__main__":
    size = int(sys.argv[1]) if sys.argv[1:] else 10_000_000
    results = Queue()
    child = Process(target=put, args=(size, results))
    child.start()
    child.join()
    print("parent: got", len(results.get()), "bytes")
    print("parent: exit code", child.exitcode)
