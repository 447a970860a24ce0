from tests.snippets.conftest import RunSnippet

ERROR = "'utf-8' codec can't decode byte 0xe9 in position 13: invalid continuation byte"


def test_one_line_counts_the_files(run: RunSnippet) -> None:
    text = run("words/show_how_far_it_is").text
    assert [f"{n} of 4 files" in text for n in range(1, 5)] == [True] * 4
    assert text.splitlines()[-2:] == [
        "18 words, 9 times tea",
        f"not counted: Cid.txt: {ERROR}",
    ]
