"""No docstring, comment or printed word of a program has changed since somebody read it."""

import ast
import difflib

import pytest

from tests.snippets.said import READ, said_in, texts_in, topics


@pytest.mark.parametrize("topic", topics())
def test_what_programs_say_of_themselves_was_read(topic: str) -> None:
    read = (READ / f"{topic}.txt").read_text(encoding="utf-8").splitlines()
    changed = list(
        difflib.unified_diff(read, said_in(topic).splitlines(), "read", "now", "", "", 1)
    )
    assert not changed, "\n".join(
        [*changed, "Is it true of the program? Then: python -m tests.snippets.said"]
    )


def test_every_topic_was_read() -> None:
    assert [path.stem for path in sorted(READ.iterdir())] == topics()


def test_every_text_of_a_program_is_seen() -> None:
    program = '"""A."""\ndef b(c="d"):\n    "e"\n    return f"f {c:g} {c!r} h"\n'
    assert list(texts_in(ast.parse(program))) == ["A.", "d", "e", "f ", "g", " ", " h"]
