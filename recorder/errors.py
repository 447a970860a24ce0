"""The one exception that the recorder shows to an author without a traceback."""


class AuthorError(Exception):
    """Something an author has to mend.

    Its text names the file, the line where there is one, what is wrong and
    what to do about it.
    """


def raise_all(problems: list[str]) -> None:
    """Raise one `AuthorError` that lists every problem, if there is any."""
    if problems:
        raise AuthorError("\n".join(problems))
