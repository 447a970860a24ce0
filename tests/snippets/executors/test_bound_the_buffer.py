from tests.snippets.conftest import RunSnippet


def test_four_items_are_read_ahead_where_a_map_can_be_bounded(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("executors/bound_the_buffer")
    if python >= (3, 14):
        assert seen.lines == [
            "parent: 4 read before the first result",
            "parent: 5 read after it",
            f"parent: the others add up to {sum(range(200))}",
        ]
    else:
        assert seen.lines[-1].endswith("got an unexpected keyword argument 'buffersize'")
