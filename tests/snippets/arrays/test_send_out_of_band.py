import multiprocessing
import pickle
import tracemalloc
from multiprocessing.reduction import ForkingPickler

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


def peak_of(numbers: object, *, beside: bool) -> int:
    """Return the most memory that pickling needs, with the numbers beside the stream or in it."""
    blocks: list[pickle.PickleBuffer] = []
    tracemalloc.start()
    if beside:
        pickle.dumps(numbers, 5, buffer_callback=blocks.append)
    else:
        ForkingPickler.dumps(numbers)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_send_needs_a_copy_more() -> None:
    numbers = np.ones(1_000_000)
    assert peak_of(numbers, beside=False) >= numbers.nbytes
    assert peak_of(numbers, beside=True) < numbers.nbytes / 10


def test_a_queue_and_a_pool_put_the_numbers_into_the_message(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    numbers = np.ones(1000)  # small enough for the pipe
    queue, simple = context.Queue(), context.SimpleQueue()
    with context.Pool(1) as pool:  # before the queue has a thread
        assert type(pool._inqueue) is type(simple)  # type: ignore[attr-defined]
    for each in (queue, simple):
        each.put(numbers)
        assert len(each._reader.recv_bytes()) > numbers.nbytes  # type: ignore[union-attr]
