"""A program is killed, and the workers of its executor notice."""

import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe, Process, parent_process

kept = []


def follow():
    parent_process().join()  # until the parent is gone
    os._exit(1)


def prepare(news):
    kept.append(news)  # open as long as the worker lives
    threading.Thread(target=follow, daemon=True).start()
    news.send(os.getpid())


def run_a_program(news):
    with ProcessPoolExecutor(2, None, prepare, [news]) as executor:
        executor.map(time.sleep, [0.2, 0.2])
        time.sleep(60)


if __name__ == "__main__":
    ours, theirs = Pipe(duplex=False)
    program = Process(target=run_a_program, args=[theirs])
    program.start()
    theirs.close()
    workers = [ours.recv(), ours.recv()]
    program.kill()  # as the system does when memory runs out
    program.join()
    print("parent: the program has ended")
    if ours.poll(2):  # the pipe has an end
        print("parent: its workers have ended, too")
    else:
        print("parent: its workers live on, I end them")
        for pid in workers:
            os.kill(pid, signal.SIGTERM)
