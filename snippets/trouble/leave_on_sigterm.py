"""SIGTERM becomes an exception, and the program cleans up."""

import signal
import sys
from multiprocessing import Event, Pipe, Process, parent_process


def leave(number, frame):
    sys.exit(128 + number)


def work(news, begun):
    begun.set()
    parent_process().join()  # until the program is gone
    news.send("worker: the program is gone, I am not")


def run_a_program(news):
    signal.signal(signal.SIGTERM, leave)
    begun = Event()
    worker = Process(target=work, args=[news, begun], daemon=True)
    worker.start()
    begun.wait()
    try:
        news.send("program: my worker is at work")
        worker.join()
    finally:
        print("program: cleaned up")


if __name__ == "__main__":
    ours, theirs = Pipe(duplex=False)
    program = Process(target=run_a_program, args=[theirs])
    program.start()
    theirs.close()
    print(ours.recv())
    program.terminate()  # sends SIGTERM
    program.join()
    print("parent: exit code", program.exitcode)
    try:
        print(ours.recv())
    except EOFError:
        print("parent: no worker is left")
