import itertools

from tests.snippets.conftest import RunSnippet


def test_the_worker_grows_with_each_task(run: RunSnippet) -> None:
    sizes = [int(word) for word in run("memory/leak_in_each_task").text.split(":")[1].split()]
    assert len(sizes) == 8
    assert all(5 < later - earlier < 15 for earlier, later in itertools.pairwise(sizes))
