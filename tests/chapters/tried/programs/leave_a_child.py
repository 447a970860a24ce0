import sys
import time
from multiprocessing import Process
from multiprocessing.connection import wait
from pathlib import Path

from leaving import is_over, leave_a_child  # type: ignore[import-not-found]

if __name__ == "__main__":
    end = Path(sys.argv[1], "end")
    child = Process(target=leave_a_child, args=(end,))
    child.start()
    while not is_over(child):
        time.sleep(0.01)
    print("ready while its child lives:", wait([child.sentinel], 1) == [child.sentinel])
    begin = time.monotonic()
    child.join(0.5)
    print("its join waits:", time.monotonic() - begin >= 0.5)
    end.touch()
    print("ready then:", wait([child.sentinel], 30) == [child.sentinel])
