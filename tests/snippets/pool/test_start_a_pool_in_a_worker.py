import multiprocessing

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_worker_may_not_start_a_pool(run: RunSnippet) -> None:
    seen = run("pool/start_a_pool_in_a_worker")
    message = "AssertionError: daemonic processes are not allowed to have children"
    assert message in seen.lines
    assert "RemoteTraceback" in seen.text
    assert seen.text.index("in add_sizes") < seen.text.index("direct cause")


def start_a_process() -> None:
    multiprocessing.Process(target=print).start()


def test_nor_a_process_since_it_is_daemonic(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        assert all(worker.daemon for worker in pool._pool)  # type: ignore[attr-defined]
        with pytest.raises(AssertionError, match="daemonic processes are not allowed to have chi"):
            pool.apply(start_a_process)
