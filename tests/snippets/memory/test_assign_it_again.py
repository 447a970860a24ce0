from tests.snippets.conftest import RunSnippet


def test_the_assigned_list_comes_to_the_manager(run: RunSnippet) -> None:
    assert run("memory/assign_it_again").lines == ["child:  ['Ada']", "parent: ['Ada']"]
