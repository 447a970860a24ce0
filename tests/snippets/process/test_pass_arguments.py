from multiprocessing import Process

from tests.snippets.conftest import RunSnippet


def test_arguments_arrive_by_position_and_by_name(run: RunSnippet) -> None:
    assert sorted(run("process/pass_arguments").lines) == [
        "good morning, Bob.",
        "hello, Ada.",
        "hello, Cleo!",
    ]


def test_a_list_of_arguments_does_as_well_as_a_tuple() -> None:
    child = Process(target=divmod, args=[7, 2])
    assert vars(child)["_args"] == (7, 2)
    child.start()
    child.join()
    assert child.exitcode == 0


def test_a_tuple_of_one_has_a_comma() -> None:
    without = "Ada"  # parentheses alone
    assert vars(Process(target=print, args=without))["_args"] == ("A", "d", "a")
    assert vars(Process(target=print, args=("Ada",)))["_args"] == ("Ada",)
