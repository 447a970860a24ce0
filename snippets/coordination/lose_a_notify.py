"""A notification comes before anyone waits for it, and is lost."""

from multiprocessing import Condition, Process


def wait_for_it(changed):
    with changed:
        changed.wait()
    print("child: goes on")


if __name__ == "__main__":
    changed = Condition()
    with changed:
        print("parent: notifies", flush=True)
        changed.notify()
    child = Process(target=wait_for_it, args=(changed,))
    child.start()
    child.join()
