"""Which lines of a variant are marked."""

import pytest

from recorder.pages.changes import changed_lines

OLD = '"""Say one."""\n\nimport time\n\nprint(1)\nprint(2)\nprint(3)\n'


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (OLD, ""),
        (OLD.replace("Say one", "Say another"), ""),
        (OLD.replace("Say one.", "Say another.\n\nAt length.\n"), ""),
        (OLD.replace("print(2)", "print(5)"), "6"),
        (OLD.replace("print(2)\nprint(3)", "print(5)\nprint(6)"), "6-7"),
        (OLD.replace("import time", "import sys").replace("print(3)", "print(4)"), "3 7"),
        (OLD.replace("print(2)\n", ""), ""),
        (OLD.replace("print(1)", "\n\nprint(1)"), ""),
        (OLD + "print(4)\nprint(5)\n", "8-9"),
        ("print(1)\nprint(9)\n", "2"),
    ],
)
def test_lines_that_the_other_file_has_not_are_changed(new: str, lines: str) -> None:
    assert changed_lines(OLD, new) == lines
