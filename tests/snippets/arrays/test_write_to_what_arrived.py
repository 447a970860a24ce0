import pickle
from pathlib import Path

import joblib
import numpy as np
import pytest

from tests.snippets.conftest import RunSnippet


def test_the_array_can_be_read_and_not_changed(run: RunSnippet) -> None:
    lines = run("arrays/write_to_what_arrived").lines
    assert lines[0] == "parent: got [0. 1. 2. 3.]"
    assert lines[-1] == "ValueError: assignment destination is read-only"


def test_it_was_not_copied_and_an_operation_says_so_in_other_words() -> None:
    message = np.arange(4.0).tobytes()
    array = np.frombuffer(message)
    assert np.shares_memory(array, np.frombuffer(message))
    assert not array.flags.writeable
    assert array.copy().flags.writeable
    with pytest.raises(ValueError, match="output array is read-only"):
        array *= 2


def test_so_are_an_array_of_buffers_and_one_of_a_file(tmp_path: Path) -> None:
    buffers: list[pickle.PickleBuffer] = []
    stream = pickle.dumps(np.arange(4.0), 5, buffer_callback=buffers.append)
    sent = pickle.loads(stream, buffers=[bytes(each) for each in buffers])
    np.save(tmp_path / "numbers.npy", sent)
    mapped = np.load(tmp_path / "numbers.npy", mmap_mode="r")
    for array in (sent, mapped):
        assert not array.flags.writeable


def test_joblib_hands_over_a_large_array_as_such_a_file() -> None:
    arrays = [np.zeros(2**17), np.zeros(2**17 + 1)]  # 1 MiB, and 8 bytes more
    tasks = (joblib.delayed(can_be_written)(array) for array in arrays)
    assert joblib.Parallel(n_jobs=2, timeout=60)(tasks) == [True, False]


def can_be_written(array: np.ndarray) -> bool:
    return bool(array.flags.writeable)
