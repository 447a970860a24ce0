"""Reads the source of a snippet, and says what keeps it from being Python."""

import ast
from pathlib import Path

from recorder.errors import AuthorError


def read_source(path: Path) -> str:
    """Return the text of a Python file.

    Raises
    ------
    AuthorError
        The file cannot be read, is not UTF-8, or is no Python; the text names the line.
    """
    shown = path.as_posix()
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
        ast.parse(content, shown)
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        raise AuthorError(f"{shown}:{number}: not UTF-8; save the file as UTF-8") from None
    except SyntaxError as error:
        raise AuthorError(f"{shown}:{error.lineno or 1}: {error.msg}; correct the line") from None
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        raise AuthorError(f"{shown}: no Python source: {error}; correct the file") from None
    return text
