import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet


def test_an_executor_and_a_function_use_the_context(run: RunSnippet) -> None:
    assert run("start_methods/pass_a_context").lines == [
        "executor: task 1 ran in a module named __mp_main__",
        "function of a library: a message",
    ]


def test_without_a_context_the_function_leaves_the_choice_to_the_program(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "start_methods" / "pass_a_context.py").read_text("utf-8")
    (tmp_path / "library.py").write_text(source, encoding="utf-8")
    (tmp_path / "program.py").write_text(
        "import multiprocessing\n"
        "from library import run_tasks\n\n"
        'if __name__ == "__main__":\n'
        '    multiprocessing.set_start_method("spawn")\n'
        "    run_tasks()\n"
        "    print(multiprocessing.get_start_method())\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "program.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["function of a library: a message", "spawn"]
