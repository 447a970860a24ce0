import faulthandler
import logging
import os
import signal
import tempfile
import time
from multiprocessing import Pool, Process, get_start_method, log_to_stderr
from pathlib import Path


def command(pid: int | None) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")[:-1]


if __name__ == "__main__":
    method = get_start_method()
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the program
    os.dup2(file.fileno(), 2)
    with Pool(1, initializer=faulthandler.register, initargs=[signal.SIGUSR1]) as pool:
        worker = pool.apply(os.getpid)
        for _ in range(2):
            os.kill(worker, signal.SIGUSR1)
            answers = pool.apply(os.getpid)
        print("the same worker:", answers == worker)
    log_to_stderr(logging.INFO)
    child = Process(target=time.sleep, args=(60,), name="saver")
    child.start()
    while method == "spawn" and "-c" not in command(child.pid):
        time.sleep(0.01)  # it is still a copy of the parent
    print("last word:", command(child.pid)[-1] if method == "spawn" else "")
    child.kill()
    child.join()
    file.seek(0)
    text = file.read().decode()
    print("its stack, twice:", text.count("most recent call first") == 2)
    print("a log of its end:", "[INFO/saver] process exiting" in text)
