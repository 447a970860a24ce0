from inspect import getsource

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

import gmpy2

from snippets.pi import chudnovsky_pool, chudnovsky_serial
from snippets.pi import chudnovsky_threads as snippet


def test_it_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    assert run("pi/chudnovsky_threads").lines == run("pi/chudnovsky_serial").lines


def test_it_computes_as_the_pool_of_processes_does() -> None:
    def steps(source: str) -> str:
        return source.partition("    terms = ")[2]

    own = steps(getsource(snippet.compute_pi))
    assert own
    assert own == steps(getsource(chudnovsky_pool.compute_pi))


def test_every_thread_releases_the_gil() -> None:
    with snippet.open_threads(2) as pool:
        for _ in range(8):
            assert pool.apply(lambda: gmpy2.get_context().allow_release_gil)
        right = chudnovsky_serial.compute_pi(5000)
        assert snippet.compute_pi(pool, 5000, 2) == right
