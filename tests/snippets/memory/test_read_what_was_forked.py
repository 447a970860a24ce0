from tests.snippets.conftest import RunSnippet


def test_small_objects_are_copied_and_large_ones_are_not(run: RunSnippet) -> None:
    head, rows = run("memory/read_what_was_forked").table
    assert head == ["Data", "Weighs, MB", "Copied, MB"]
    copied = {row[0]: int(row[2]) for row in rows}
    weighs = {row[0]: int(row[1]) for row in rows}
    for small in ("list of strings", "list of floats", "strings, frozen"):
        assert copied[small] > 0.6 * weighs[small] > 6
    # The list of half a million addresses, 4 MB, is not copied.
    assert 0.8 * weighs["list of strings"] < copied["list of strings"]
    assert copied["list of strings"] <= weighs["list of strings"] - 2
    for large in ("array of floats", "one long string", "bytes"):
        assert weighs[large] > 5
        assert copied[large] <= 2
