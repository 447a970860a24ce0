import multiprocessing
import pickle
import sqlite3

import pytest

from snippets.pool.open_in_each_worker import open_database, shout
from tests.snippets.conftest import RunSnippet


def test_two_databases_serve_six_words(run: RunSnippet) -> None:
    assert run("pool/open_in_each_worker").lines == [
        "parent: ['ONE', 'OF', 'SIX', 'VERY', 'SHORT', 'WORDS']",
        "parent: 2 databases opened",
    ]


def test_a_new_worker_runs_the_initializer_again(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    opened = context.Value("i", 0)
    with context.Pool(1, open_database, [opened], maxtasksperchild=1) as pool:
        assert pool.map(shout, ["a", "b", "c"], chunksize=1) == ["A", "B", "C"]
        pool.close()
        pool.join()
    assert opened.value >= 3


def test_a_connection_cannot_travel() -> None:
    with pytest.raises(TypeError, match=r"cannot pickle 'sqlite3\.Connection' object"):
        pickle.dumps(sqlite3.connect(":memory:"))


def test_a_value_a_lock_or_a_queue_can_be_given_at_the_start_alone(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    shared = context.Value("i", 0), context.Lock(), context.Queue()
    with context.Pool(1, max, [[shared, shared]]) as pool:
        assert pool.apply(abs, (-1,)) == 1
        for each in shared:
            with pytest.raises(RuntimeError, match="through inheritance"):
                pool.apply(id, (each,))
