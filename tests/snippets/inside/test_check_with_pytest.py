import sys

import pytest

from tests.snippets.conftest import RunSnippet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_it_passes_under_both_start_methods(run: RunSnippet, method: str) -> None:
    lines = run("inside/check_with_pytest").lines
    assert any(line.endswith(f"::test_double[{method}]") for line in lines if "PASSED" in line)
    assert "2 passed" in lines[-1]
