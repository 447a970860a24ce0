from tests.snippets.conftest import RunSnippet


def test_a_broken_pool_refuses_a_good_task(run: RunSnippet) -> None:
    seen = run("executors/keep_a_broken_pool")
    assert seen.lines[:2] == ["parent: 4", "parent: 13 failed"]
    assert "future = executor.submit(square, number)" in seen.text
    frames = [line for line in seen.lines if line.startswith("  File ")]
    assert frames[-1].endswith(", in submit")
    assert seen.lines[-1].endswith("the process pool is not usable anymore")
