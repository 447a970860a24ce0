import os
import signal
import time
from multiprocessing import Process, forkserver

if __name__ == "__main__":
    child = Process(target=time.sleep, args=(60,))
    child.start()
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
    child.join()
    print("exitcode", child.exitcode, "is_alive", child.is_alive())
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)  # it still runs, or this would be an error
    print("it ran on")
