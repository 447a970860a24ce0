import re

from tests.snippets.conftest import RunSnippet


def test_the_parent_and_perhaps_its_workers_print_a_traceback(run: RunSnippet) -> None:
    seen = run("trouble/press_ctrl_c")
    assert seen.lines[0] == "parent: two workers are busy"
    assert 1 <= seen.text.count("Traceback (most recent call last)") <= 3
    assert "KeyboardInterrupt" in seen.lines
    # Each of them that is printed whole begins with the name of its process, but the parent's.
    for part in seen.text.split("Traceback (most recent call last)")[1:]:
        if "in _bootstrap\n" in part and "in <module>" not in part:
            assert re.search(r"Process (Fork|Spawn|ForkServer)PoolWorker-[12]:", seen.text)
    assert seen.exit_code is not None  # it ended
