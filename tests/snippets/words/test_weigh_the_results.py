from tests.snippets.conftest import RunSnippet


def test_counters_are_smaller_than_words_and_batches_smaller_still(run: RunSnippet) -> None:
    head, rows = run("words/weigh_the_results").table
    assert head == ["a result", "messages", "MB", "workers (ms)", "parent (ms)"]
    assert [row[0] for row in rows] == ["all words", "counts of a file", "counts of ten files"]
    assert [row[1] for row in rows] == ["100", "100", "10"]
    words, file, ten = (float(row[2]) for row in rows)
    assert words > 3 * file > 15 * ten
    assert ten / 10 < 1.6 * file / 100, "ten files have nearly the same words as one"


def test_the_parent_has_least_to_do_with_batches(run: RunSnippet) -> None:
    _, rows = run("words/weigh_the_results").table
    words, file, ten = (float(row[4]) for row in rows)
    assert ten < file
    assert ten < words
