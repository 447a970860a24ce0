"""How this Python was built, and whether its lock is on now."""

import sys
import sysconfig

if __name__ == "__main__":
    built = sysconfig.get_config_var("Py_GIL_DISABLED")
    print("built to run without the lock:", bool(built))
    print("the lock is on now:", sys._is_gil_enabled())
