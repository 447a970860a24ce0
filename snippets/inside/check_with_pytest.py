# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest"]
# ///
"""pytest runs a test that starts a process, with a limit of time."""

import os
from multiprocessing import active_children, get_context

import pytest

# Not the settings of the project in which this file may lie.
ALONE = ["--noconftest", "-c", os.devnull, "-p", "no:cacheprovider"]


def double(number, sender):
    sender.send(2 * number)


@pytest.fixture(params=["spawn", "forkserver"])
def context(request):
    yield get_context(request.param)
    assert active_children() == []


def test_double(context):
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=double, args=(21, sender))
    child.start()
    assert receiver.poll(30), "no answer"
    assert receiver.recv() == 42
    child.join(30)
    assert child.exitcode == 0


if __name__ == "__main__":
    pytest.main([__file__, "-q", "-rp", *ALONE])
