import multiprocessing
import re

from tests.snippets.conftest import RunSnippet

EXPECTED = {
    "a global that it changed": ("yes", "no", "no"),
    "a module that it imported late": ("yes", "no", "no"),
    "a file that it opened": ("yes", "no", "no"),
    "a thread that it runs": ("no", "no", "no"),
    "a signal handler that it set": ("yes", "no", "no"),
    "the logging level that it set": ("yes", "no", "no"),
    "the state of its random": ("no", "no", "no"),
    "its sys.path": ("yes", "yes", "yes"),
    "its sys.argv": ("yes", "yes", "yes"),
    "its working directory": ("yes", "yes", "yes"),
    "a variable in os.environ, set early": ("yes", "yes", "yes"),
    "a variable in os.environ, set late": ("yes", "yes", "no"),
}


def test_a_fork_copies_almost_all_and_nobody_copies_threads(run: RunSnippet) -> None:
    rows = [re.split(r" {2,}", line) for line in run("start_methods/look_at_the_copy").lines]
    methods = rows[0][1:]
    assert rows[0][0] == "Of its parent, a child has"
    assert sorted(methods) == sorted(multiprocessing.get_all_start_methods())
    seen = {what: dict(zip(methods, cells, strict=True)) for what, *cells in rows[1:]}
    assert list(seen) == list(EXPECTED)
    for what, cells in EXPECTED.items():
        expected = dict(zip(("fork", "spawn", "forkserver"), cells, strict=True))
        assert seen[what] == {method: expected[method] for method in methods}, what
