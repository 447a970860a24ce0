"""Ask for a start without the lock where the build can do it."""

import subprocess
import sys
import sysconfig

if __name__ == "__main__":
    options = ["gil=1"]
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        options.append("gil=0")
    for option in options:
        started = subprocess.run(
            [sys.executable, "-X", option, "-c", "print('started')"],
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"-X {option}, exit code {started.returncode}:")
        print((started.stdout + started.stderr).splitlines()[0])
