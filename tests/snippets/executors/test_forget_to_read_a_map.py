from tests.snippets.conftest import RunSnippet


def test_a_map_that_nobody_reads_raises_nothing(run: RunSnippet) -> None:
    seen = run("executors/forget_to_read_a_map")
    assert seen.lines == ["parent: no error"]
    assert seen.exit_code == 0
