from tests.snippets.conftest import RunSnippet


def test_each_result_is_counted_in_the_same_line(run: RunSnippet) -> None:
    counts = "".join(f"\N{SYMBOL FOR CARRIAGE RETURN}{done} of 8" for done in range(1, 9))
    assert run("progress/count_the_results").lines == [f"{counts} pages"]
