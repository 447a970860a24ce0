from tests.snippets.conftest import RunSnippet


def test_interpreters_count_in_one_process(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/count_in_interpreters")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == [f"totals: {4 * sum(range(1_000_000))}", "one process: True"]
