from pathlib import Path

from snippets.words.count_in_a_pool import count_words, make_files
from tests.snippets.conftest import RunSnippet


def test_a_pool_counts_the_same(run: RunSnippet) -> None:
    assert run("words/count_in_a_pool").lines == [
        "102 files, 3,900,000 words",
        "[('babe', 338611), ('babi', 189750), ('babo', 140336)]",
    ]


def test_the_largest_file_is_the_last_and_holds_most_of_the_words(tmp_path: Path) -> None:
    make_files(tmp_path)
    paths = sorted(tmp_path.iterdir())
    words = {path.name: count_words(path).total() for path in paths}
    assert paths[-1].name == max(words, key=lambda name: words[name]) == "large.txt"
    share = words["large.txt"] / sum(words.values())
    assert f"{share:.0%}" == "77%"
    assert f"{1 / share:.1f}" == "1.3"
