import re

from tests.snippets.conftest import RunSnippet


def test_the_pickle_of_a_function_or_class_holds_two_names(run: RunSnippet) -> None:
    function, kind = run("travel/travel_by_name").lines[:2]
    assert "__main__" in function
    assert "double" in function
    assert "__main__" in kind
    assert "Point" in kind


def test_it_holds_nothing_of_what_they_do(run: RunSnippet) -> None:
    for line, name in zip(run("travel/travel_by_name").lines, ("double", "Point"), strict=False):
        words = re.findall(r"[A-Za-z_]{2,}", re.sub(r"\\x..", " ", line.partition(": b")[2]))
        assert sorted(words) == sorted(["__main__", name])


def test_an_instance_adds_its_attributes(run: RunSnippet) -> None:
    _, kind, instance = run("travel/travel_by_name").lines[:3]
    for name in ("x", "y"):
        assert f"\\x8c\\x01{name}" in instance
        assert f"\\x8c\\x01{name}" not in kind


def test_the_same_process_finds_the_same_function(run: RunSnippet) -> None:
    assert run("travel/travel_by_name").lines[-1] == "loaded is double: True"
