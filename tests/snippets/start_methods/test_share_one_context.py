import multiprocessing

from tests.snippets.conftest import RunSnippet


def test_one_context_for_both_works_under_every_method(run: RunSnippet) -> None:
    methods = sorted(multiprocessing.get_all_start_methods())
    assert run("start_methods/share_one_context").lines == [
        f"child, {method}: has the lock" for method in methods
    ]
