# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""An array is made over a bytearray, and can be written to."""

from multiprocessing import Pipe, Process

import numpy as np


def send(connection):
    connection.send_bytes(np.arange(4.0))


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=send, args=(theirs,))
    child.start()
    numbers = np.frombuffer(bytearray(ours.recv_bytes()))
    child.join()
    print("parent: got", numbers)
    numbers[0] = 7
    print("parent: changed to", numbers)
