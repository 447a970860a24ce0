from multiprocessing.pool import ThreadPool
from pathlib import Path

from snippets.words.count_in_batches import count_batch, count_words, make_files
from tests.snippets.conftest import RunSnippet


def test_batches_add_up_to_the_same(run: RunSnippet) -> None:
    assert run("words/count_in_batches").lines == [
        "102 files, 3,900,000 words",
        "[('babe', 338611), ('babi', 189750), ('babo', 140336)]",
    ]


def test_a_batch_has_one_counter_and_a_chunk_one_for_each_file(tmp_path: Path) -> None:
    make_files(tmp_path)
    paths = [*sorted(tmp_path.glob("[0-9]*"))[:10], tmp_path / "empty.txt"]
    batches = [paths[:10], paths[10:]]
    with ThreadPool(1) as pool:
        chunked = list(pool.imap_unordered(count_words, paths, chunksize=10))
        batched = list(pool.imap_unordered(count_batch, batches))
    assert (len(chunked), len(batched)) == (11, 2)
    assert sum(map(len, chunked)) > 5 * sum(map(len, batched))
