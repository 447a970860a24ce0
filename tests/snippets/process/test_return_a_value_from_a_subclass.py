from multiprocessing import Process

from tests.snippets.conftest import RunSnippet


def test_each_sum_arrives_in_the_parent(run: RunSnippet) -> None:
    assert run("process/return_a_value_from_a_subclass").lines == [
        f"sum below {limit}: {sum(range(limit))}" for limit in (10, 100)
    ]


def test_a_process_has_an_exit_code_and_no_return_value() -> None:
    child = Process(target=abs, args=(-7,))
    child.start()
    assert child.join() is None  # type: ignore[func-returns-value]
    assert child.exitcode == 0
    assert 7 not in vars(child).values()
