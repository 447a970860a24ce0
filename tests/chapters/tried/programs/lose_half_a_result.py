import multiprocessing
import multiprocessing.connection
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


def wait_for_the_end_of(workers: list[multiprocessing.process.BaseProcess]) -> None:
    multiprocessing.connection.wait([worker.sentinel for worker in workers], 50)


def leave_a_block(leaves: threading.Event) -> None:
    others = multiprocessing.active_children()
    with Pool(1) as pool:
        mine = [each for each in multiprocessing.active_children() if each not in others]
        pool.apply_async(return_much, (0,))
        wait_for_the_end_of(mine)
        leaves.set()


if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    future = executor.submit(return_much, 0)
    wait_for_the_end_of(multiprocessing.active_children())
    try:
        future.result(timeout=2)
    except NothingYet:
        print("executor: waits")
    except Exception as error:  # noqa: BLE001
        print("executor:", type(error).__name__)
    leaves = threading.Event()
    block = threading.Thread(target=leave_a_block, args=(leaves,), daemon=True)
    block.start()
    leaves.wait()
    block.join(2)
    print("end of the block: waits" if block.is_alive() else "end of the block", flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
