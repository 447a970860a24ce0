# /// script
# requires-python = ">=3.11"
# dependencies = ["gunicorn"]
# ///
"""A gunicorn worker answers with a pool that it made itself."""

import functools
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.request import urlopen


def square(number):
    return number * number


@functools.cache
def executor():
    return ProcessPoolExecutor(2)  # at the first request


def app(environ, start_response):
    future = executor().submit(square, 12)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(future.result()).encode()]


if __name__ == "__main__":
    here = Path(__file__)
    options = ["--bind=127.0.0.1:0", f"--chdir={here.parent}"]
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
    with urlopen(address, timeout=30) as answer:
        print("answer:", answer.read().decode())
    server.send_signal(signal.SIGTERM)
    server.communicate()
    print("exit code of gunicorn:", server.returncode)
