import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

PROGRAM = """
import multiprocessing, sys
def work(jobs, joined):
    for number in 1, 2, 3:
        jobs.get()
        if number == 3:
            joined.wait()
        print("job", number, flush=True)
        jobs.task_done()
        if number == 1:
            jobs.task_done()
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    jobs, joined = multiprocessing.JoinableQueue(), multiprocessing.Event()
    for number in 1, 2, 3:
        jobs.put(number)
    worker = multiprocessing.Process(target=work, args=(jobs, joined))
    worker.start()
    jobs.join()
    print("joined", flush=True)
    joined.set()
    worker.join()
    print("exit code", worker.exitcode)
"""


def test_the_parent_goes_on_after_the_last_job(run: RunSnippet) -> None:
    seen = run("coordination/finish_every_job")
    assert seen.lines == [
        "job 1 done",
        "job 2 done",
        "job 3 done",
        "parent: all jobs are done",
    ]


def test_a_mark_too_many_lets_join_return_early(start_method: str, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(script), start_method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)
    assert done.stdout.splitlines() == ["job 1", "job 2", "joined", "job 3", "exit code 1"]
    assert "ValueError: task_done() called too many times" in done.stderr
