import pickle

import numpy as np

from tests.snippets.conftest import RunSnippet


def test_the_stream_is_small_and_what_it_makes_of_bytes_is_read_only(run: RunSnippet) -> None:
    lines = run("arrays/send_out_of_band").lines
    assert lines[0] == "by send: 8.0 MB"
    assert int(lines[1].removeprefix("stream:").removesuffix("bytes")) < 500
    assert lines[2:] == ["block:   8.0 MB", "last number: 999999.0", "writable: False"]


def test_numbers_that_do_not_lie_side_by_side_stay_in_the_stream() -> None:
    array = np.zeros((1000, 1000))
    for numbers, beside in ((array, 1), (array[:, ::2], 0)):
        blocks: list[pickle.PickleBuffer] = []
        stream = pickle.dumps(numbers, 5, buffer_callback=blocks.append)
        assert len(blocks) == beside
        assert (len(stream) > numbers.nbytes) == (beside == 0)
