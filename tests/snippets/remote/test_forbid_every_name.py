from tests.snippets.conftest import RunSnippet


def test_the_unpickler_refuses_the_name(run: RunSnippet) -> None:
    assert run("remote/forbid_every_name").lines == [
        "server: number 3",
        "server: ValueError builtins.eval is not allowed",
    ]
