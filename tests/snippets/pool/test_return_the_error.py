from tests.snippets.conftest import RunSnippet


def test_the_other_results_are_kept(run: RunSnippet) -> None:
    *workers, last = run("pool/return_the_error").lines
    assert sorted(workers) == [f"worker: 12 / {n} is {12 / n}" for n in (3, 4, 6)]
    assert last.startswith("parent: [4.0, ZeroDivisionError(")
    assert last.endswith("), 3.0, 2.0]")
