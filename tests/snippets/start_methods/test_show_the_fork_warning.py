import re

from tests.snippets.conftest import RunSnippet

WARNING = re.compile(
    r"multiprocessing/popen_fork\.py:\d+: DeprecationWarning: This process \(pid=\d+\) is "
    r"multi-threaded, use of fork\(\) may lead to deadlocks in the child\."
)


def test_nothing_shows_unless_asked_for(run: RunSnippet) -> None:
    assert run("start_methods/show_the_fork_warning").lines == [
        "child: hello",
        "parent: exit code 0",
    ]


def test_the_filter_shows_it_since_python_3_12(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("start_methods/show_the_fork_warning", label="shown")
    assert len(WARNING.findall(seen.text)) == (1 if python >= (3, 12) else 0)
    assert "child: hello" in seen.lines
    assert "parent: exit code 0" in seen.lines
