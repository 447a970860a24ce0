"""A lock and a process of the same context fit, whichever it is."""

from multiprocessing import get_all_start_methods, get_context


def print_locked(method, lock):
    with lock:
        print(f"child, {method}: has the lock")


if __name__ == "__main__":
    for method in sorted(get_all_start_methods()):
        context = get_context(method)
        lock = context.Lock()
        child = context.Process(
            target=print_locked, args=(method, lock)
        )
        child.start()
        child.join()
