"""ps shows how a child was started, and not the name you gave it."""

import subprocess
import sys
from multiprocessing import Event, Process, set_start_method

if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    end = Event()
    child = Process(target=end.wait, name="saver")
    child.start()
    ps = ["ps", "-ww", "-o", "args=", "-p", str(child.pid)]
    line = subprocess.check_output(ps, text=True)
    print("name:", child.name)
    print("ps:  ", line.split(maxsplit=1)[1].strip()[:60])
    end.set()
    child.join()
