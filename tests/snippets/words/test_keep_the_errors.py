from tests.snippets.conftest import RunSnippet

ERROR = "'utf-8' codec can't decode byte 0xe9 in position 13: invalid continuation byte"


def test_three_files_are_counted_and_the_fourth_is_named(run: RunSnippet) -> None:
    assert run("words/keep_the_errors").lines == [
        "18 words, 9 times tea",
        f"not counted: Cid.txt: {ERROR}",
    ]
