"""Reads ``snippets/catalog.toml`` and names every fault with its line, before anything runs."""

import codecs
import functools
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.v import format_exception

from recorder.catalog.comparisons import Comparison
from recorder.catalog.entries import (
    LABEL,
    NAME,
    Entry,
    ToExpect,
    ToRun,
    ToShow,
    under_each_method,
)
from recorder.catalog.failures import Failure, faults_of_failures
from recorder.catalog.faults import faults_of_comparisons, faults_of_entries
from recorder.errors import AuthorError, raise_all
from recorder.paths import CATALOG

SHOWN = CATALOG.as_posix()
GROUPS = {"run": ToRun, "expect": ToExpect, "show": ToShow}
IDENTITY = ("name", "label")
RESERVED = ("bars", "each", "stacks", "table", "timeline")
"""Labels that the names of fragments need for themselves."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What ends a line on a page, steers a terminal, or turns the direction of what is read."""
MOST_CHARACTERS = 1000
MOST_NUMBER = 10**9
"""More than any value of the catalog needs; a larger one is a slip of the hand."""

Kind = TypeVar("Kind")
Faults = list[tuple[str, str]]
"""What is wrong, each with its key."""
Read = Callable[[dict[str, Any], int, Faults], Kind | None]
"""Makes an object of a table that begins on a line, or adds what is wrong with it."""


@attrs.frozen
class Catalog:
    """The whole book: runs in reading order, what is timed, and what goes wrong."""

    entries: tuple[Entry, ...]
    comparisons: tuple[Comparison, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def names(self) -> list[str]:
        """The snippets in reading order, each once."""
        return list(dict.fromkeys(entry.name for entry in self.entries))


def names_given(words: list[str], known: set[str]) -> set[str]:
    """Return the names on a command line, without the path and ending of a file."""
    names = {word.removeprefix("snippets/").removesuffix(".py") for word in words}
    if missing := sorted(names - known):
        raise AuthorError(f"{SHOWN}: no entry is called {', '.join(missing)}")
    return names


def load_catalog() -> Catalog:
    """Read and check the catalog of the project in the current folder."""
    try:
        content = CATALOG.read_bytes()
    except FileNotFoundError:
        raise AuthorError(f"{SHOWN}: the catalog is missing; create it") from None
    except OSError as error:
        raise AuthorError(f"{SHOWN}: could not be read: {error.strerror}") from None
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise AuthorError(f"{SHOWN}:1: starts with a byte order mark; save it as UTF-8 without one")
    try:
        text = content.decode("utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise AuthorError(f"{SHOWN}:{line}: not UTF-8; save it as UTF-8") from None
    except (ValueError, RecursionError) as error:  # ValueError: a number of too many digits, too
        raise AuthorError(f"{SHOWN}: not valid TOML: {error}") from None
    problems = [
        f"{SHOWN}: unknown table {name!r}; correct or remove it"
        for name in tables
        if name not in ("snippet", "comparison", "failure")
    ]
    entries: list[Entry] = []
    comparisons: list[Comparison] = []
    failures: list[Failure] = []
    for found, faults in _read_all(text, tables, "snippet", _entry_of):
        problems += faults
        entries += [found] if found else []
    for timed, faults in _read_all(text, tables, "comparison", _comparison_of):
        problems += faults
        comparisons += [timed] if timed else []
    for failure, faults in _read_all(text, tables, "failure", _failure_of):
        problems += faults
        failures += [failure] if failure else []
    raise_all(problems)
    expanded = [
        run
        for entry in entries
        for run in (entry, *(under_each_method(entry) if entry.run.each_start_method else ()))
    ]
    faults = [
        *faults_of_entries(expanded),
        *faults_of_comparisons(expanded, comparisons),
        *faults_of_failures(failures, {entry.id for entry in expanded}),
    ]
    raise_all([f"{SHOWN}:{fault}" for fault in faults])
    return Catalog(tuple(expanded), tuple(comparisons), tuple(failures))


def _read_all(
    text: str, tables: dict[str, Any], kind: str, read: Read[Kind]
) -> Iterator[tuple[Kind | None, list[str]]]:
    """Yield what each table of a kind says, or None, and its faults with their lines."""
    found = tables.get(kind, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        yield None, [f"{SHOWN}: write [[{kind}]], with two brackets, before each"]
        return
    lines = _lines_of(text, kind)
    for number, table in enumerate(found):
        line = lines[number] if number < len(lines) else 1  # in the form snippet = [{…}]
        faults: Faults = []
        result = read(table, line, faults)
        places = [_locate(text, line, key) for key, _ in faults]
        yield (
            result,
            [
                f"{SHOWN}:{place}: {what} in {kind} {number + 1}; correct or remove it"
                for place, (_, what) in zip(places, faults, strict=True)
            ],
        )


def _entry_of(table: dict[str, Any], line: int, faults: Faults) -> Entry | None:
    known = {each.name: name for name, group in GROUPS.items() for each in attrs.fields(group)}
    faults += [(key, f"unknown key {key!r}") for key in table if key not in {*known, *IDENTITY}]
    if not isinstance(table.get("name"), str) or not NAME.fullmatch(table["name"]):
        faults.append(("name", f"name = {table.get('name')!r} is not like 'topic/verb_object'"))
    label = table.get("label", "")
    if "label" in table and not (isinstance(label, str) and LABEL.fullmatch(label)):
        faults.append(("label", f"label = {label!r} is not like 'two_words'"))
    elif label in RESERVED:
        faults.append(("label", f"label = {label!r} is taken by a part of a page"))
    parts: dict[str, Any] = {
        name: _structured(
            {key: value for key, value in table.items() if known.get(key) == name}, group, faults
        )
        for name, group in GROUPS.items()
    }
    if faults:
        return None
    return Entry(name=table["name"], label=label, line=line, **parts)


def _comparison_of(table: dict[str, Any], line: int, faults: Faults) -> Comparison | None:
    if not isinstance(table.get("id"), str) or not NAME.fullmatch(table["id"]):
        faults.append(("id", f"id = {table.get('id')!r} is not like 'topic/two_words'"))
    faults += [("line", "unknown key 'line'") for key in table if key == "line"]
    comparison = _structured(table, Comparison, faults)
    return attrs.evolve(comparison, line=line) if comparison else None


def _failure_of(table: dict[str, Any], line: int, faults: Faults) -> Failure | None:
    faults += [("line", "unknown key 'line'") for key in table if key == "line"]
    failure = _structured(table, Failure, faults)
    return attrs.evolve(failure, line=line) if failure else None


def _structured(table: dict[str, Any], kind: type[Kind], faults: Faults) -> Kind | None:
    """Return the table as an object of this kind, or add what is wrong, by key."""
    try:
        return _converter().structure(table, kind)
    except cattrs.BaseValidationError as error:
        for line in cattrs.transform_error(error, format_exception=_worded):
            what, _, where = line.partition(" @ ")
            unknown = re.search(r"extra fields found \((\w+)", what)
            key = unknown[1] if unknown else re.sub(r"^\$\.?(\w*).*", r"\1", where)
            faults.append((key, f"unknown key {key!r}" if unknown else what))
        return None


@functools.cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for plain in (bool, str, int, float):
        converter.register_structure_hook(plain, _as_it_is)
    converter.register_structure_hook_factory(_is_a_tuple, partial(_from_a_list, converter))
    return converter


def _is_a_tuple(wanted: Any) -> bool:
    return get_origin(wanted) is tuple


class _WrongValueError(TypeError):
    """A value that is not of the kind its key needs; its text says so."""


def _worded(error: BaseException, wanted: type | None) -> str:
    return str(error) if isinstance(error, _WrongValueError) else format_exception(error, wanted)


def _as_it_is(value: Any, wanted: type) -> Any:
    """Take a value of the wanted type as it is, and convert nothing but 2 to 2.0."""
    if type(value) is not wanted and (wanted, type(value)) != (float, int):
        raise _WrongValueError(f"expected {wanted.__name__}, got {_shown(value)}")
    if type(value) is int and abs(value) > MOST_NUMBER:
        raise _WrongValueError(f"a number beyond {MOST_NUMBER:,}")
    if type(value) is str and len(value) > MOST_CHARACTERS:
        raise _WrongValueError(f"{value!r:.60} and so on: more than {MOST_CHARACTERS} characters")
    if type(value) is str and CONTROL.search(value):
        raise _WrongValueError(f"{value!r:.60} holds a control character")
    return value


def _shown(value: Any) -> str:
    """Return a value of any kind for an error: some numbers have too many digits for a text."""
    try:
        return f"{value!r:.60}"
    except (ValueError, RecursionError):
        return f"a {type(value).__name__}"


def _from_a_list(converter: cattrs.Converter, wanted: Any) -> Callable[[Any, Any], Any]:
    """Return what makes a tuple of a list, and of nothing else: a text is no list of letters."""
    kind = get_args(wanted)[0]

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise _WrongValueError(f"expected a list, got {_shown(value)}")
        return tuple(converter.structure(each, kind) for each in value)

    return structure


def _lines_of(text: str, kind: str) -> list[int]:
    """Return the lines on which the tables of a kind begin, from 1."""
    head = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if head.match(line)]


def _locate(text: str, line: int, key: str) -> int:
    """Return the line of a key in the table that begins at `line`, or that line."""
    for offset, content in enumerate(text.splitlines()[line:], start=1):
        if content.startswith("[["):
            break
        if key and re.match(rf"\s*{re.escape(key)}\b", content):
            return line + offset
    return line
