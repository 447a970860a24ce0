from tests.snippets.conftest import RunSnippet


def test_it_warns_and_no_worker_is_left(run: RunSnippet) -> None:
    seen = run("trouble/forget_the_pool")
    assert "ResourceWarning: unclosed running multiprocessing pool" in seen.lines[0]
    assert seen.lines[-2:] == ["parent: [3, 3, 5]", "parent: workers left: 0"]
