"""A worker looks again and again, until it is told to stop."""

from multiprocessing import Event, Process


def watch(begun, stop):
    rounds = 0
    while not stop.wait(timeout=0.05):
        rounds += 1
        begun.set()
    print("worker: at least one round:", rounds >= 1)
    print("worker: cleans up")


if __name__ == "__main__":
    begun, stop = Event(), Event()
    worker = Process(target=watch, args=(begun, stop))
    worker.start()
    begun.wait()
    stop.set()
    worker.join()
    print("parent: exit code", worker.exitcode)
