from tests.snippets.conftest import RunSnippet


def test_the_first_number_ends_last_and_its_square_comes_first(run: RunSnippet) -> None:
    lines = run("pool/finish_out_of_order").lines
    assert sorted(lines[:4]) == [f"worker: ends {number}" for number in (2, 4, 6, 8)]
    assert lines[3] == "worker: ends 2"
    assert lines[4:] == ["parent: squares [4, 16, 36, 64]"]
