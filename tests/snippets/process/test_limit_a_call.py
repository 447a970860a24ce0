import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet

FAILING = """
import multiprocessing, sys
sys.path.insert(0, sys.argv[2])
from limit_a_call import call_with_limit
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    try:
        call_with_limit(60, int, "no number")
    except EOFError:
        print("EOFError")
    print(call_with_limit(60, len, call_with_limit(60, bytes, 1_000_000)))
"""


def test_the_result_arrives_or_the_limit_ends_the_child(run: RunSnippet) -> None:
    assert run("process/limit_a_call").lines == ["got 49", "gave up: no result within 0.3 s"]


def test_a_call_that_fails_is_noticed_and_a_large_result_arrives(
    start_method: str, tmp_path: Path
) -> None:
    script = tmp_path / "program.py"
    script.write_text(FAILING, encoding="utf-8")
    command = [sys.executable, str(script), start_method, str(ROOT / "snippets" / "process")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=True)
    assert done.stdout.splitlines() == ["EOFError", "1000000"]
    assert "ValueError: invalid literal for int()" in done.stderr
