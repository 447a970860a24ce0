# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""A pickle holds the array; with protocol 5 it can be left out."""

import pickle
from multiprocessing import Pipe, Process

import numpy as np


def send(connection):
    numbers = np.arange(1_000_000.0)
    connection.send(numbers)  # pickled, with the numbers inside

    blocks = []
    stream = pickle.dumps(numbers, 5, buffer_callback=blocks.append)
    connection.send_bytes(stream)
    for block in blocks:
        connection.send_bytes(block.raw())


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=send, args=(theirs,))
    child.start()
    print(f"by send: {len(ours.recv_bytes()) / 1e6:.1f} MB")
    stream, block = ours.recv_bytes(), ours.recv_bytes()
    child.join()
    print(f"stream:  {len(stream)} bytes")
    print(f"block:   {len(block) / 1e6:.1f} MB")
    numbers = pickle.loads(stream, buffers=[block])
    print("last number:", numbers[-1])
    print("writable:", numbers.flags.writeable)
