# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest"]
# ///
"""What a child prints reaches capfd, and capsys not."""

import os
import sys
from multiprocessing import Process, set_start_method

import pytest

# Not the settings of the project in which this file may lie.
ALONE = ["--noconftest", "-c", os.devnull, "-p", "no:cacheprovider"]


def run_a_child():
    child = Process(target=print, args=("hello",))
    child.start()
    child.join()


def test_capsys(capsys):
    run_a_child()
    assert capsys.readouterr().out == "hello\n"


def test_capfd(capfd):
    run_a_child()
    assert capfd.readouterr().out == "hello\n"


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    pytest.main([__file__, "-q", "--tb=no", *ALONE])
