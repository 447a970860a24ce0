import subprocess
import sys

from tests.snippets.conftest import RunSnippet

KEEP_A_POOL = """
import gc, multiprocessing, sys
pool = multiprocessing.get_context(sys.argv[1]).Pool(2)
pool.map(len, ["one"])
gc.collect()
print(len(multiprocessing.active_children()))
"""


def test_it_warns_and_no_worker_is_left(run: RunSnippet) -> None:
    seen = run("trouble/forget_the_pool")
    assert "ResourceWarning: unclosed running multiprocessing pool" in seen.lines[0]
    assert seen.lines[-2:] == ["parent: [3, 3, 5]", "parent: workers left: 0"]


def test_a_pool_in_a_global_variable_has_its_workers_until_the_program_ends(
    start_method: str,
) -> None:
    command = [sys.executable, "-c", KEEP_A_POOL, start_method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "2\n"
