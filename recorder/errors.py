"""The exceptions that the recorder shows to an author without a traceback."""

import errno
import sys


class AuthorError(Exception):
    """Something an author has to mend.

    Its text names the file, the line where there is one, what is wrong and
    what to do about it. Whatever in the recorder reads or writes files raises
    it where a file is missing, broken or cannot be written.
    """


class SurpriseError(AuthorError):
    """A run that did not do what the catalog says of it; a loaded machine may be the reason."""


def told(problems: list[str]) -> list[str]:
    """Print what went wrong, and return it."""
    for problem in problems:
        print(problem, file=sys.stderr, flush=True)
    return problems


def raise_all(problems: list[str]) -> None:
    """Raise one `AuthorError` that lists every problem, if there is any."""
    if problems:
        raise AuthorError("\n".join(problems))


REMEDIES = {
    errno.ENOSPC: "make room and run again",
    errno.EDQUOT: "make room and run again",
    errno.EFBIG: "raise this shell's limit for files (ulimit -f) and run again",
    errno.EROFS: "work in a copy of the project that can be written",
    errno.EACCES: "work in a copy of the project that you may write, or change its owner",
    errno.EPERM: "work in a copy of the project that you may write, or change its owner",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENOENT: "put it back and run again",
    errno.EMFILE: "raise this shell's limit of open files (ulimit -n 1024) and run again",
    errno.ENFILE: "end other programs and run again",
    errno.EAGAIN: "end other programs, or raise the limit of processes (ulimit -u); run again",
    errno.ENOMEM: "end other programs and run again",
}


def unwritable(what: object, error: OSError) -> AuthorError:
    """Return the error for a file that could not be written, with the remedy for its cause."""
    return AuthorError(f"{what}: could not be written: {_cause_and_remedy(error)}")


def of_system(error: OSError) -> AuthorError:
    """Return what an author is told of an error of the system that nobody foresaw where it rose."""
    what = "the system" if error.filename is None else error.filename
    return AuthorError(f"{what}: {_cause_and_remedy(error)}")


def _cause_and_remedy(error: OSError) -> str:
    remedy = REMEDIES.get(error.errno or 0, "see to it and run again")
    return f"{error.strerror or error}; {remedy}"
