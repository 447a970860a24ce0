import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

ATTACH_IN_A_CHILD = """
import multiprocessing, sys, time
from multiprocessing.shared_memory import SharedMemory
def attach(pipe):
    block = SharedMemory(pipe.recv())
    block.close()
if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    early = sys.argv[2] == "early"
    ours, theirs = context.Pipe()
    child = context.Process(target=attach, args=(theirs,))
    if early:
        child.start()
    block = SharedMemory(create=True, size=4)
    if not early:
        child.start()
    ours.send(block.name)
    child.join()
    end = time.monotonic() + (10 if early else 1)
    there = True
    while there and time.monotonic() < end:
        time.sleep(0.1)
        try:
            SharedMemory(block.name).close()
        except FileNotFoundError:
            there = False
    print(there)
    if there:
        block.unlink()
"""


def test_both_readers_find_the_block(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("trouble/attach_untracked")
    if python >= (3, 13):
        assert seen.lines == ["reader: found 42"] * 2
    else:
        assert "unexpected keyword argument 'track'" in seen.text


def test_only_a_child_that_was_forked_before_the_block_was_made_takes_it_away(
    start_method: str, tmp_path: Path
) -> None:
    path = tmp_path / "attach_in_a_child.py"
    path.write_text(ATTACH_IN_A_CHILD, encoding="utf-8")
    for when in ("late", "early") if start_method == "fork" else ("late",):
        command = [sys.executable, str(path), start_method, when]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        assert done.stdout.strip() == str(when == "late")
        assert ("leaked" in done.stderr) == (when == "early")
