import multiprocessing

from snippets.pool.take_results_as_they_come import NUMBERS, square
from tests.snippets.conftest import RunSnippet


def test_map_keeps_the_order_and_imap_unordered_does_not(run: RunSnippet) -> None:
    first, *others = run("pool/take_results_as_they_come").lines
    assert first == "map: [4, 16, 36, 64]"
    came = [int(line.removeprefix("imap_unordered: ")) for line in others]
    assert sorted(came) == [4, 16, 36, 64]
    assert came[-1] == 4


def test_imap_keeps_the_order_too(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(4) as pool:
        assert list(pool.imap(square, NUMBERS)) == [4, 16, 36, 64]
