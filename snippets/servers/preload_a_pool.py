# /// script
# requires-python = ">=3.11"
# dependencies = ["gunicorn"]
# ///
"""A pool that was made before gunicorn forked never answers."""

import signal
import subprocess
import sys
from multiprocessing import Pool
from pathlib import Path
from urllib.request import urlopen


def square(number):
    return number * number


if __name__ == Path(__file__).stem:  # imported by gunicorn
    pool = Pool(2)  # with --preload: before gunicorn forks


def app(environ, start_response):
    result = pool.apply(square, [12])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(result).encode()]


if __name__ == "__main__":
    here = Path(__file__)
    options = ["--bind=127.0.0.1:0", f"--chdir={here.parent}"]
    options += ["--preload", "--graceful-timeout=1"]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            f"{here.stem}:app",
            *options,
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in server.stderr:
        if "Listening at:" in line:
            address = line.split()[-2]
            break
    try:
        with urlopen(address, timeout=2) as answer:
            print("answer:", answer.read().decode())
    except TimeoutError:
        print("no answer in 2 s")
    server.send_signal(signal.SIGTERM)
    server.communicate()
    print("exit code of gunicorn:", server.returncode)
