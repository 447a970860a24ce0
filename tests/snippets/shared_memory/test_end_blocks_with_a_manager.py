from tests.snippets.conftest import RunSnippet


def test_both_tasks_have_written_and_the_block_is_gone_afterwards(run: RunSnippet) -> None:
    assert run("shared_memory/end_blocks_with_a_manager").lines == [
        "inside: [7, 7, 7, 7, 9, 9, 9, 9]",
        "after: no block of that name",
    ]
