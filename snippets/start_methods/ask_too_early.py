"""Whatever needs the start method fixes it, even a question."""

import sys
from multiprocessing import Lock, get_start_method, set_start_method

if __name__ == "__main__":
    first = sys.argv[1] if sys.argv[1:] else "ask"
    if first == "ask":
        get_start_method()
    elif first == "lock":
        Lock()
    elif first == "allow_none":
        print("chosen so far:", get_start_method(allow_none=True))
    set_start_method("spawn")
    print("chosen now:", get_start_method())
