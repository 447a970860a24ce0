from tests.snippets.conftest import RunSnippet


def test_what_the_manager_keeps_can_go_along(run: RunSnippet) -> None:
    assert run("managers/pass_a_proxy").lines == ["parent: ['Ada']"]
