from tests.snippets.conftest import RunSnippet

WORKS = {"python program.py", "python -m program"}
ERRORS = {"python < program.py": "FileNotFoundError"}


def test_a_file_works_under_every_method_and_the_rest_under_fork_alone(run: RunSnippet) -> None:
    head, rows = run("main_file/try_every_way").table
    assert head == ["Started as", "fork", "spawn", "forkserver"]
    assert len(rows) == 7
    for way, *cells in rows:
        error = ERRORS.get(way, "AttributeError")
        assert cells == ["works"] + ["works" if way in WORKS else error] * 2, way
