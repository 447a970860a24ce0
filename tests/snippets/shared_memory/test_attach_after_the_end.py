from tests.snippets.conftest import RunSnippet


def test_the_name_leads_nowhere(run: RunSnippet) -> None:
    last = run("shared_memory/attach_after_the_end").lines[-1]
    assert last.startswith("FileNotFoundError: [Errno 2] No such file or directory: '/psm_")
