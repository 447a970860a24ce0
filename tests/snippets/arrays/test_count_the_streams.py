from tests.snippets.conftest import RunSnippet


def test_small_numbers_repeat_and_large_ones_do_not(run: RunSnippet) -> None:
    small, large = run("arrays/count_the_streams").lines
    assert int(small.split()[2]) < 20
    assert large == "64 bits:   20 different of 20"
