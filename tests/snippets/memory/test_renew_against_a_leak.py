from tests.snippets.conftest import RunSnippet


def test_every_other_task_begins_in_a_new_worker(run: RunSnippet) -> None:
    sizes = [int(word) for word in run("memory/renew_against_a_leak").text.split(":")[1].split()]
    assert len(sizes) == 8
    for first, second in zip(sizes[::2], sizes[1::2], strict=True):
        assert second - first > 5
        assert abs(first - sizes[0]) < 5
