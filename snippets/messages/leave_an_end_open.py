"""A child that keeps a copy of the parent's end never sees its end."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def answer(end: Connection, _other_end: Connection) -> None:
    """Answer every word, but close nothing: the mistake."""
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
    childs_end.close()
    for word in ("to", "and", "fro"):
        end.send(word)
        print("parent: sent", word, "and received", end.recv())
    end.close()
    print("parent: closed its end, joins the child")
    child.join()
    print("parent: the child's exit code is", child.exitcode)


if __name__ == "__main__":
    main()
