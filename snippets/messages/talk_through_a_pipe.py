"""A parent and its child talk through the two ends of a pipe."""

import time
from multiprocessing import Pipe, Process


def answer(end, other_end):
    other_end.close()
    try:
        while True:
            word = end.recv()
            time.sleep(0.1)  # stands for work
            end.send(word.upper())
    except EOFError:
        print("child: EOFError, the other end is closed")


if __name__ == "__main__":
    end, childs_end = Pipe()
    child = Process(target=answer, args=(childs_end, end))
    child.start()
    childs_end.close()
    for word in ("to", "and", "fro"):
        end.send(word)
        print("parent: sent", word, "and received", end.recv())
    end.close()
    child.join()
    print("parent: joined, exit code", child.exitcode)
