import sys
import threading
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(abs, -1)
        future.result()
        future.add_done_callback(
            lambda _: print(threading.current_thread() is threading.main_thread())
        )
        try:
            future.add_done_callback(lambda _: sys.exit(3))
        except SystemExit as error:
            print("came out:", error.code)
        print("and the executor goes on:", executor.submit(abs, -2).result())
