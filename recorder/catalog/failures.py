"""What goes wrong with a message, a hang or in silence: the entries of the error index."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, get_args

import attrs

Symptom = Literal[
    "an error",
    "a warning",
    "nothing happens",
    "it never ends",
    "a wrong result",
    "it is slow",
    "memory or files run out",
]
SYMPTOMS: tuple[Symptom, ...] = get_args(Symptom)
"""In the order in which the index lists them."""
ID = re.compile(r"(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*")
THREAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/(?!\.)[A-Za-z0-9._-]+#[1-9][0-9]{0,8}")


@attrs.frozen(kw_only=True)
class Failure:
    """One entry of the index: what fails, what mends it, and where people met it.

    Its title and its place are those of the section that includes its fragment,
    ``build/pages/failures/<id>.md``.
    """

    id: str
    symptom: Symptom
    modules: tuple[str, ...] = ()
    """Modules of the standard library, or packages, that one would look under."""
    fails: str = ""
    """Id of the run that fails."""
    mended: str = ""
    """Id of the run that does not, made of it by the least change."""
    quoted: tuple[str, ...] = ()
    """Messages of other systems, of older Pythons or of packages, as threads show them."""
    where: str = ""
    """Where those come from, if no run here shows them: ``Windows, before Python 3.13``."""
    threads: tuple[str, ...] = ()
    """Public threads, as ``owner/name#number`` on GitHub."""
    line: int = attrs.field(default=1, eq=False)
    """Where it stands in the catalog."""


def faults_of_failures(failures: Sequence[Failure], ids: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with entries of the index; `ids` are those of all runs."""
    counts = Counter(each.id for each in failures)
    for each in failures:
        where = f"{each.line}: failure {each.id!r}"
        if not ID.fullmatch(each.id):
            yield f"{where} is not called like 'two-words'; rename it"
        if counts[each.id] > 1:
            yield f"{where} stands here twice; rename one"
        for key in ("fails", "mended"):
            if (name := getattr(each, key)) and name not in ids:
                yield f"{where}: {key} = {name!r} is no run of this catalog; correct it"
        if bool(each.fails) != bool(each.mended):
            yield f"{where} has one of `fails` and `mended`; name both"
        if not each.fails and not (each.quoted and each.where):
            yield f"{where} names no run; then say in `quoted` what it prints, and in `where`"
        if not all(text.strip() for text in each.quoted):
            yield f"{where} quotes an empty message; write what is printed, or remove it"
        for thread in each.threads:
            if not THREAD.fullmatch(thread):
                yield f"{where}: thread {thread!r} is not like 'owner/name#12'; correct it"
