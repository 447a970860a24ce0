import re

import pytest

from snippets.process.forget_super_init import Greeter
from tests.snippets.conftest import RunSnippet


def test_the_object_can_be_made_but_not_started(run: RunSnippet) -> None:
    seen = run("process/forget_super_init")
    assert seen.lines[0] == "parent: will greet Ada"
    assert "AttributeError: 'Greeter' object has no attribute" in seen.lines[-1]
    assert "__init__" not in seen.lines[-1]
    assert any("greeter.start()" in line for line in seen.lines)
    assert "child: hello" not in seen.text
    assert re.search(r", in start\n(?:.*\n){1,2}.*, in _check_closed\n", seen.text)
    assert re.search(r"Did you mean:? '\.?close'", seen.lines[-1])


def test_what_the_message_suggests_does_not_help() -> None:
    greeter = Greeter("Ada")
    with pytest.raises(AttributeError, match="has no attribute"):
        greeter.close()
    with pytest.raises(AttributeError):
        greeter.start()
