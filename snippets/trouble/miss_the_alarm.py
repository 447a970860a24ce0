"""An alarm rings during one long call, and is heard after it."""

import signal
import time

LIMIT = 0.01


def ring(signal_number, frame):
    raise TimeoutError("the task took too long")


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, ring)
    begin = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        sum(range(20_000_000))  # one call, and no Python line in it
    except TimeoutError:
        took = time.monotonic() - begin
        print("three times as late as the limit:", took > 3 * LIMIT)
