from tests.snippets.conftest import RunSnippet


def test_the_files_run_out_at_a_start(run: RunSnippet) -> None:
    seen = run("trouble/keep_every_process")
    assert "OSError: [Errno 24] Too many open files" in seen.lines
    assert "child.start()" in seen.text
    assert "processes run" not in seen.text
