# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest"]
# ///
"""A test fails if its child does: it looks at the exit code."""

import os
from multiprocessing import Process

import pytest

# Not the settings of the project in which this file may lie.
ALONE = ["--noconftest", "-c", os.devnull, "-p", "no:cacheprovider"]


def check(number):
    assert number == 42


def test_check():
    child = Process(target=check, args=(41,))
    child.start()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    pytest.main([__file__, "-q", *ALONE])
