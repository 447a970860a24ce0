from tests.snippets.conftest import RunSnippet


ANYWHERE = {"python program.py", "python -m program"}


def test_a_file_works_under_every_method_and_the_rest_under_fork_alone(run: RunSnippet) -> None:
    head, rows = run("main_file/try_every_way").table
    assert head == ["Started as", "fork", "spawn", "forkserver"]
    assert len(rows) == 7
    for way, *cells in rows:
        assert cells == ["works"] + (["works"] * 2 if way in ANYWHERE else ["fails"] * 2), way
