import subprocess
import sys
from multiprocessing import Process
from multiprocessing.managers import SyncManager


def start_another() -> None:
    child = Process(target=print, args=("a child of a daemon",), kwargs={"flush": True})
    child.start()
    child.join()


def main() -> None:
    if __debug__:
        command = [sys.executable, "-O", __file__]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(done.stdout, end="")
    else:
        daemon = Process(target=start_another, daemon=True)
        daemon.start()
        daemon.join()
        try:
            Process(target=int).join()
        except AttributeError as error:
            print(type(error).__name__)
        manager = SyncManager()
        try:
            manager.list()
        except ValueError as error:
            print("before the start:", type(error).__name__)
        with manager:
            pass
        try:
            manager.list()
        except OSError as error:
            print("after the end:", type(error).__name__)


if __name__ == "__main__":
    main()
