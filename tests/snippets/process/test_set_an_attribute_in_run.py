import inspect
from threading import Thread
from typing import Any

from snippets.process.set_an_attribute_in_run import Summer
from tests.snippets.conftest import RunSnippet


def test_the_attribute_is_set_in_the_child_only(run: RunSnippet) -> None:
    assert run("process/set_an_attribute_in_run").lines == [
        "child: result 45",
        "parent: exit code 0",
        "parent: result None",
    ]


def test_as_a_thread_the_same_code_would_work() -> None:
    source = inspect.getsource(Summer).replace("(Process)", "(Thread)")
    names: dict[str, Any] = {"Thread": Thread}
    exec(source, names)
    summer = names["Summer"](10)
    summer.start()
    summer.join()
    assert summer.result == 45
