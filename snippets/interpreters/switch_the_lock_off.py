"""Ask a Python to start with the lock on, then with the lock off."""

import subprocess
import sys

if __name__ == "__main__":
    for option in "gil=1", "gil=0":
        started = subprocess.run(
            [sys.executable, "-X", option, "-c", "print('started')"],
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"-X {option}, exit code {started.returncode}:")
        print((started.stdout + started.stderr).splitlines()[0])
