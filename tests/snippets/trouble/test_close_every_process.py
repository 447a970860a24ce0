from tests.snippets.conftest import RunSnippet


def test_all_processes_ran(run: RunSnippet) -> None:
    assert run("trouble/close_every_process").lines == ["parent: processes run: 24"]
