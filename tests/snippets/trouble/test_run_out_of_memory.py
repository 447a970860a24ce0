from tests.snippets.conftest import RunSnippet


def test_the_error_comes_back_and_the_pool_goes_on(run: RunSnippet) -> None:
    seen = run("trouble/run_out_of_memory")
    assert seen.lines[0] == "parent: second task: 5242880"
    assert seen.lines[-1] == "MemoryError"
    assert "in count_zeros" in seen.text
