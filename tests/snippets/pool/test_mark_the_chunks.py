from tests.snippets.conftest import RunSnippet


def test_map_cuts_about_four_chunks_for_each_worker_and_imap_one_for_each_item(
    run: RunSnippet,
) -> None:
    assert run("pool/mark_the_chunks").lines == [
        "map:         |abcd|efgh|ijkl|mnop|qrst|uvwx|yz",
        "chunksize=10:|abcdefghij|klmnopqrst|uvwxyz",
        "chunksize=1: |a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z",
        "imap:        |a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z",
    ]
