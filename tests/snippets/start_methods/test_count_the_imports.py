import sys

from tests.snippets.conftest import RunSnippet


def test_spawn_runs_the_file_in_every_child_and_fork_in_none(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    head, rows = run("start_methods/count_the_imports").table
    assert head == ["start method", "children", "runs of the file"]
    assert {row[1] for row in rows} == {"3"}
    runs = {row[0]: int(row[2]) for row in rows}
    assert runs["spawn"] == 3
    if sys.platform != "win32":
        assert runs["fork"] == 0
        assert runs["forkserver, no preload"] == 3
        # Once in the server, where its Python has the mended preload; else in each child.
        assert runs["forkserver"] in (1, 3)
        if python[:2] in ((3, 11), (3, 12)):
            assert runs["forkserver"] == 3
        if python >= (3, 14, 10):
            assert runs["forkserver"] == 1
