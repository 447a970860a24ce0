from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Process
from time import sleep

if __name__ == "__main__":
    child = Process(target=sleep, args=(60,), daemon=True)
    child.start()
    with ProcessPoolExecutor(1) as other, ProcessPoolExecutor(1) as executor:
        safe = other.submit(sleep, 1)
        futures = [executor.submit(sleep, 60) for _ in range(5)]
        while not (safe.running() and futures[0].running()):
            sleep(0.01)
        executor.terminate_workers()  # type: ignore[attr-defined]
        ends = set()
        for future in futures:
            try:
                ends.add(type(future.exception(30)))
            except CancelledError:
                ends.add(CancelledError)
        print("canceled or broken:", ends <= {CancelledError, BrokenProcessPool})
        print("the other executor:", safe.exception(30))
    print("the child lives:", child.is_alive())
