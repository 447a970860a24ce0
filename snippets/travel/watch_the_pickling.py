"""An object tells where it is made and pickled, on three ways."""

import multiprocessing
import sys
from multiprocessing import Pool, Process, Queue, current_process


class Parcel:
    def __init__(self):
        tell("made")

    def __reduce__(self):  # is called to pickle it
        tell("pickled")
        return Parcel, ()  # to be made again by Parcel()


def tell(what):
    here = current_process().name
    where = "parent" if here == "MainProcess" else "child"
    print(f"  {what} in the {where}", flush=True)


def take(parcel):
    pass


def take_from(queue):
    queue.get()


if __name__ == "__main__":
    if sys.argv[1:]:
        multiprocessing.set_start_method(sys.argv[1])

    print("argument of a Process", flush=True)
    child = Process(target=take, args=(Parcel(),))
    child.start()
    child.join()

    print("task of a Pool", flush=True)
    with Pool(1) as pool:
        pool.apply(take, (Parcel(),))

    print("item of a Queue", flush=True)
    queue = Queue()
    child = Process(target=take_from, args=(queue,))
    child.start()
    queue.put(Parcel())
    child.join()
