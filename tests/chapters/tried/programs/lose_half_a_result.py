import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as NothingYet
from multiprocessing import Pool

LARGE = 200_000_000


def end_while_it_is_sent() -> None:
    """End this process when its main thread has begun to write a large message."""
    main = threading.main_thread().ident
    assert main is not None
    while True:
        frame = sys._current_frames()[main]
        if frame.f_code.co_name == "_send" and len(frame.f_locals["buf"]) >= LARGE:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.0001)


def return_much(_: int) -> bytes:
    threading.Thread(target=end_while_it_is_sent, daemon=True).start()
    return bytes(LARGE)


def leave_a_block() -> None:
    with Pool(1) as pool:
        result = pool.apply_async(return_much, (0,))
        result.wait(1)


if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    future = executor.submit(return_much, 0)
    try:
        future.result(timeout=1)
    except NothingYet:
        print("executor: waits")
    except Exception as error:  # noqa: BLE001
        print("executor:", type(error).__name__)
    block = threading.Thread(target=leave_a_block, daemon=True)
    block.start()
    block.join(2.5)
    print("end of the block: waits" if block.is_alive() else "end of the block", flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
