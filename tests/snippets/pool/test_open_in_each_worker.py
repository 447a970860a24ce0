import multiprocessing

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
