from tests.snippets.conftest import RunSnippet


def test_a_list_of_the_manager_is_changed_in_place(run: RunSnippet) -> None:
    assert run("managers/nest_the_lists").lines == ["child:  ['Ada']", "parent: ['Ada']"]
