from tests.snippets.conftest import RunSnippet


def test_the_worker_leaves_its_loop_and_cleans_up(run: RunSnippet) -> None:
    seen = run("coordination/stop_a_loop")
    assert seen.lines == [
        "worker: at least one round: True",
        "worker: cleans up",
        "parent: exit code 0",
    ]
