"""A parent and its child talk through the two ends of a pipe."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def answer(end: Connection, other_end: Connection) -> None:
    """Answer every word until nobody can send one any more."""
    other_end.close()  # the parent's; this process has a copy of it
    while True:
        try:
            word = end.recv()
        except EOFError:
            print("child: EOFError, the other end is closed")
            break
        end.send(word.upper())


def main() -> None:
    """Send words, receive answers, close the pipe."""
    end, childs_end = Pipe()
    child = Process(target=answer, args=(childs_end, end))
    child.start()
    childs_end.close()  # the child has its own copy
    for word in ("to", "and", "fro"):
        end.send(word)
        print("parent: sent", word, "and received", end.recv())
    end.close()
    child.join()
    print("parent: the child's exit code is", child.exitcode)


if __name__ == "__main__":
    main()
