"""A parent asks a child at every turn of its life."""

import time
from multiprocessing import Process


def report(moment, child):
    alive, code = str(child.is_alive()), str(child.exitcode)
    print(f"{moment:<22}  {alive:<10}  {code}")


if __name__ == "__main__":
    print(f"{'moment':<22}  {'is_alive()':<10}  exitcode")
    child = Process(target=time.sleep, args=(0.3,))
    report("made, not started", child)
    child.start()
    report("started", child)
    child.join()
    report("ended and joined", child)

    other = Process(target=time.sleep, args=(60,))
    other.start()
    other.terminate()
    other.join()
    report("terminated and joined", other)
