import subprocess
import sys

import pytest

from tests.snippets.conftest import ROOT, RunSnippet, Seen

METHODS = ["fork", "spawn", "forkserver"]


def assert_only_a_fork_has_it(seen: Seen, method: str) -> None:
    if method == "fork":
        assert seen.lines == ["[1, 2, 2]"]
    else:
        assert "NameError: name 'VOWELS' is not defined" in seen.text
        assert "[1, 2, 2]" not in seen.text


def test_the_default_start_method_decides(run: RunSnippet, start_method: str) -> None:
    assert_only_a_fork_has_it(run("start_methods/define_under_the_guard"), start_method)


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    assert_only_a_fork_has_it(run("start_methods/define_under_the_guard", label=method), method)


@pytest.mark.skipif(sys.platform != "linux", reason="the page says this of Linux")
def test_it_works_by_default_on_linux_before_python_3_14_alone() -> None:
    done = subprocess.run(
        [sys.executable, "snippets/start_methods/define_under_the_guard.py"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) == (sys.version_info < (3, 14))
