from tests.snippets.conftest import RunSnippet


def test_a_new_block_takes_nothing_and_a_written_one_whole_pages(run: RunSnippet) -> None:
    lines = run("shared_memory/ask_for_the_size").lines
    named = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("a page"))
    page = int(lines[0].split()[3])
    assert named["name:"].startswith("psm_")
    assert named["size:"] == "10000"
    assert named["memory taken when new:"] == "0"
    assert named["after writing one byte:"] == str(page)
    assert int(named["after writing all:"]) == -(-10_000 // page) * page
