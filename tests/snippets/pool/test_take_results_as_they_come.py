from tests.snippets.conftest import RunSnippet


def test_map_keeps_the_order_and_imap_unordered_does_not(run: RunSnippet) -> None:
    first, *others = run("pool/take_results_as_they_come").lines
    assert first == "map: [4, 16, 36, 64]"
    came = [int(line.removeprefix("imap_unordered: ")) for line in others]
    assert sorted(came) == [4, 16, 36, 64]
    assert came[-1] == 4
