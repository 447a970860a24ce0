import multiprocessing
from multiprocessing import Process

if __name__ != "__main__":
    print("while imported:", multiprocessing.parent_process(), flush=True)


def ask() -> None:
    print("in the task:", multiprocessing.parent_process() is not None, flush=True)


if __name__ == "__main__":
    child = Process(target=ask)
    child.start()
    child.join()
