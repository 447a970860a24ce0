import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path


def orphan(pids: Path) -> None:
    pids.write_text(f"{os.getpid()} ")
    time.sleep(60)


if __name__ == "__main__":
    pids = Path(sys.argv[1], "pids")
    if sys.argv[2:]:
        executor = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        executor.submit(orphan, pids).result()
    errors = pids.with_name("errors")
    with errors.open("wb") as file:
        command = [sys.executable, __file__, sys.argv[1], "once"]
        program = subprocess.Popen(command, stderr=file)
    while not (pids.exists() and pids.read_text().endswith(" ")):
        time.sleep(0.01)
    program.kill()
    program.wait()
    time.sleep(1)
    worker = int(pids.read_text())
    living = Path(f"/proc/{worker}").exists()
    print("while the worker lives:", living, "leaked" in errors.read_text())
    os.kill(worker, signal.SIGKILL)
    for _ in range(300):
        if "leaked" in errors.read_text():
            break
        time.sleep(0.1)
    print("then:", "leaked" in errors.read_text())
