from tests.snippets.conftest import RunSnippet


def test_a_started_manager_makes_a_list(run: RunSnippet) -> None:
    assert run("managers/start_the_manager").lines == ["parent: ['Ada']"]
