import time
from concurrent.futures import CancelledError, ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(time.sleep, 0.2) for _ in range(9)]
        print(futures[-1].cancel())
        try:
            futures[-1].exception()
        except CancelledError:
            print("exception() raises")
