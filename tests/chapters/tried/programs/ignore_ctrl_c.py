import os
import signal
import sys
import time
from multiprocessing import Process
from pathlib import Path


def work(begun: Path) -> None:
    begun.touch()
    time.sleep(1)
    begun.with_name("whole").touch()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what it starts with &
    begun = Path(sys.argv[1], "begun")
    child = Process(target=work, args=(begun,))
    child.start()
    while not begun.exists():
        time.sleep(0.01)
    assert child.pid
    interrupt = getattr(child, "interrupt", lambda: os.kill(child.pid or 0, signal.SIGINT))
    interrupt()
    child.join()
    print("to its end:", begun.with_name("whole").exists(), child.exitcode)
