import multiprocessing

from tests.snippets.conftest import RunSnippet


def test_the_append_is_lost_in_the_child_already(run: RunSnippet) -> None:
    assert run("memory/append_inside_a_dict").lines == ["child:  []", "parent: []"]


def test_a_plus_assigns_by_itself(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        nobody: list[str] = []
        guests = manager.dict(today=nobody)
        guests["today"] += ["Ada"]
        assert guests["today"] == ["Ada"]


def test_a_list_of_the_manager_inside_its_dict_needs_no_second_assignment(
    start_method: str,
) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        guests = manager.dict(today=manager.list())
        guests["today"].append("Ada")
        assert list(guests["today"]) == ["Ada"]
