from tests.snippets.conftest import RunSnippet


def test_both_who_came_are_told(run: RunSnippet) -> None:
    seen = run("coordination/miss_the_barrier")
    assert seen.lines[-1] == "exit codes: [1, 1, 1]"
    assert seen.lines.count("threading.BrokenBarrierError") == 2
