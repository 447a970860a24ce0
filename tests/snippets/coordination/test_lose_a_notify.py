import threading
import time
from multiprocessing import Condition
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_the_child_never_goes_on(run: RunSnippet) -> None:
    seen = run("coordination/lose_a_notify")
    assert seen.lines == ["parent: notifies"]
    assert seen.exit_code is None


def test_one_who_waits_is_woken_or_all_are() -> None:
    changed: Any = Condition()

    def wait() -> None:
        with changed:
            changed.wait(60)

    waiting = [threading.Thread(target=wait, daemon=True) for _ in range(3)]
    for thread in waiting:
        thread.start()
    while changed._sleeping_count._semlock._get_value() < 3:
        time.sleep(0.01)
    with changed:
        changed.notify()
    time.sleep(0.3)
    assert sum(thread.is_alive() for thread in waiting) == 2
    with changed:
        changed.notify_all()
    for thread in waiting:
        thread.join(30)
    assert not any(thread.is_alive() for thread in waiting)
