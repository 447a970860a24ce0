from tests.snippets.conftest import RunSnippet


def test_small_items_are_all_read_and_of_large_ones_a_few(run: RunSnippet) -> None:
    head, rows = run("pool/fill_the_pipe").table
    assert head == ["Bytes of an item", "Items read of 300"]
    small, middle, large = (int(row[1]) for row in rows)
    assert small == 300
    assert large < 10 < middle < 100
