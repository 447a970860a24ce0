from tests.snippets.conftest import RunSnippet


def test_a_spawned_child_gets_its_answer(run: RunSnippet) -> None:
    assert run("libraries/spawn_after_grpc").lines == [
        "asked b'parent?' got b'parent?'",
        "asked b'child?' got b'child?'",
        "child's exit code 0",
    ]
