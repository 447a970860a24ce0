"""Reads ``snippets/catalog.toml``: what is run, in which order, with what result."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import attrs
import cattrs

from recorder.errors import AuthorError, raise_all

Expectation = Literal["succeeds", "raises", "hangs"]
StartMethod = Literal["fork", "spawn", "forkserver"]
CONDITION = re.compile(r"fork|spawn|forkserver|Linux|Darwin|Windows|(<|>=)3\.\d+")


@attrs.frozen
class Place:
    """Where a run happens: the default start method, Python as ``3.14``, `platform.system`."""

    start_method: str
    python: str
    system: str

    def meets(self, condition: str) -> bool:
        """Tell whether one word of an `under` key holds here."""
        if condition[0] in "<>":
            own, bound = version_of(self.python), version_of(condition.lstrip("<>="))
            return own < bound if condition[0] == "<" else own >= bound
        return condition in (self.start_method, self.system)


def version_of(text: str) -> tuple[int, ...]:
    """Return ``3.14`` as ``(3, 14)``, which compares as versions do."""
    return tuple(map(int, text.split(".")))


@attrs.frozen(kw_only=True)
class Outcome:
    """What a run is expected to do.

    A run that ``raises`` ends with an exit code other than 0 and prints the
    traceback of `exception`. A run that ``succeeds`` may name an `exception`
    too: then a child's traceback is part of the lesson.
    """

    expect: Expectation = "succeeds"
    exception: str | None = None
    output: Literal["same", "different", "any"] = "same"
    """Whether it prints what the same run prints in other places; ``any``: no two runs agree."""


@attrs.frozen(kw_only=True)
class Needs:
    """What a machine must have, or the run is left out and the page says why."""

    python: str | None = None
    """Lowest version, such as ``3.13``."""
    system: str | None = None
    """``POSIX``, or as `platform.system` names it: ``Linux``, ``Darwin`` or ``Windows``."""
    packages: tuple[str, ...] = ()
    """Names of the distributions that must be installed."""


@attrs.frozen(kw_only=True)
class Entry(Outcome):
    """One run of one snippet, as the catalog declares it."""

    name: str
    """``topic/verb_object``: the path below ``snippets/`` without its ending."""
    label: str = ""
    """Tells several runs of one snippet apart; empty for the first."""
    args: tuple[str, ...] = ()
    full_args: tuple[str, ...] | None = None
    """Arguments of a ``--full`` build, where they differ."""
    quick_args: tuple[str, ...] | None = None
    """Arguments of the matrix, which needs a verdict and no measurement."""
    under: dict[str, Outcome] = attrs.field(factory=dict)
    """Places with another outcome, such as ``fork`` or ``spawn >=3.14``; the first that holds."""
    explained: str | None = None
    """Where the site says why the outcome depends on the place, such as ``names.md#why``."""
    start_method: StartMethod | None = None
    """The method that this run chooses by itself, if it does not use the default one."""
    order: Literal["fixed", "any"] = "fixed"
    """``any``: another run may print the same lines in another order."""
    side_by_side: bool = False
    """The run mostly waits: others may be recorded at the same time."""
    limit: float = 60.0
    """Seconds after which the run is stopped."""
    table: bool = False
    """Print the output as a table, too: first line heads, two spaces between cells."""
    timelines: tuple[Literal["default", "fork", "spawn", "forkserver"], ...] = ()
    """Start methods under which a figure shows who ran when."""
    axis_seconds: float = 0.0
    """How long the figure's axis is at least, so that figures can be compared."""
    no_timeline: str = ""
    """Why a snippet that starts processes or threads has no such figure."""
    needs: Needs = Needs()

    @property
    def id(self) -> str:
        """Name of the recording's folder below ``build/recordings/``."""
        return f"{self.name}.{self.label}" if self.label else self.name

    @property
    def path(self) -> str:
        """The file, as a reader types it at the root of the project."""
        return f"snippets/{self.name}.py"

    @property
    def timeline_suffixes(self) -> dict[StartMethod | None, str]:
        """Return what follows ``timeline`` in file names, by start method; None: the default."""
        methods = [None if method == "default" else method for method in self.timelines]
        return {method: timeline_suffix(method) for method in methods}

    def outcome(self, place: Place) -> Outcome:
        """Return what is expected at this place."""
        for conditions, outcome in self.under.items():
            if all(place.meets(condition) for condition in conditions.split()):
                return outcome
        return Outcome(expect=self.expect, exception=self.exception, output=self.output)


def timeline_suffix(start_method: StartMethod | None) -> str:
    """Return what follows ``timeline`` in the names of files made under this method."""
    return f".{start_method}" if start_method else ""


@attrs.frozen(kw_only=True)
class Contender:
    """One command of a comparison, or one function that is called again and again.

    In its arguments, ``{workers}`` stands for the number of workers, and
    ``{size}`` for each size of the comparison in turn.
    """

    snippet: str
    name: str = ""
    """What the table calls it; by default the snippet's file."""
    args: tuple[str, ...] = ()
    full_args: tuple[str, ...] | None = None
    call: str | None = None
    """The snippet's function to time in a process that stays alive, not the whole command."""
    within: str | None = None
    """With ``call``: what opens the pool that the function gets first, such as ``Pool``."""
    warm_args: tuple[str, ...] | None = None
    """With ``call``: arguments of the first call, which is not timed."""
    sweep: bool = False
    """With ``within``: time it with one worker up to twice the usable CPUs."""
    ceiling: Literal["tasks", "cpus", "none"] = "none"
    """What bounds its speed-up: its whole tasks, or the usable CPUs alone."""
    parts: int | None = None
    """With ``cpus``: into how many equal parts the work is split, if that is fixed."""

    @property
    def title(self) -> str:
        """What the table calls it."""
        return self.name or f"{self.snippet.rpartition('/')[2]}.py"


def arguments_of(declared: Entry | Contender, full: bool) -> tuple[str, ...]:
    """Return the arguments of a default or of a full build."""
    return declared.full_args if full and declared.full_args is not None else declared.args


@attrs.frozen(kw_only=True)
class Comparison:
    """What is timed in turn: A B C A B C …; the first is what others are held against."""

    id: str
    """Name of the recording's folder below ``build/recordings/``."""
    rounds: int = 7
    """How many rounds there are at least; more where the machine is noisy."""
    runs: tuple[Contender, ...]
    copies: bool = False
    """Time as many copies of the first run as there are usable CPUs, all at once, too."""
    agree: bool = False
    """All functions that are called must return the same."""
    against: tuple[str, ...] = ()
    """Names of the runs that others are held against; by default the first."""
    result: str = ""
    """Head of a column that shows what each call returned."""
    costs: bool = False
    """Show how long each program is and which packages it needs."""
    sizes: tuple[str, ...] = ()
    """Time every run at each of these sizes."""
    full_sizes: tuple[str, ...] | None = None
    full_only: bool = False
    """Time it in a full build only."""
    tasks: tuple[tuple[str, ...], ...] = ()
    """Arguments that make the first command do one task alone, for each task."""
    full_tasks: tuple[tuple[str, ...], ...] | None = None

    @property
    def fragment_suffixes(self) -> list[str]:
        """Return what follows the id in the names of its fragments."""
        if self.sizes:
            return [".sizes"]
        tasks = [".tasks"] if self.tasks else []
        sweep = [".workers"] if any(run.sweep for run in self.runs) else []
        return ["", *tasks, *sweep]


@attrs.frozen(kw_only=True)
class Catalog:
    """The whole book: snippets in reading order, then what is timed."""

    snippet: tuple[Entry, ...]
    comparison: tuple[Comparison, ...] = ()


def names_given(words: list[str], known: set[str]) -> set[str]:
    """Return the names on a command line, without the path and ending of a file.

    Raises
    ------
    AuthorError
        A name is not among the known ones.
    """
    names = {word.removeprefix("snippets/").removesuffix(".py") for word in words}
    if missing := sorted(names - known):
        raise AuthorError(f"snippets/catalog.toml: no entry is called {', '.join(missing)}")
    return names


def load_catalog(root: Path) -> Catalog:
    """Read and check the catalog of the project at `root`.

    Raises
    ------
    AuthorError
        The file is missing, is not TOML, or holds an unknown key, a value of
        the wrong kind, a duplicate, or a snippet that does not exist.
    """
    path = root / "snippets" / "catalog.toml"
    shown = "snippets/catalog.toml"
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        raise AuthorError(f"{shown}: the catalog is missing; create it") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthorError(f"{shown}: not valid TOML: {error}") from None

    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (bool, str, int, float):
        converter.register_structure_hook(kind, _as_it_is)
    try:
        catalog = converter.structure(tables, Catalog)
    except cattrs.BaseValidationError as error:
        raise_all([_locate(shown, text, line) for line in cattrs.transform_error(error)])
        raise

    problems = []
    lines = [f"{shown}:{_line_of(text, 'snippet', n)}" for n in range(len(catalog.snippet))]
    counts = Counter(entry.id for entry in catalog.snippet)
    for where, entry in zip(lines, catalog.snippet, strict=True):
        if counts[entry.id] > 1:
            problems.append(f"{where}: {entry.id!r} stands here twice; remove one or label it")
        if not (root / entry.path).is_file():
            problems.append(f"{where}: {entry.path} does not exist; write it or remove the entry")
        for outcome in (entry, *entry.under.values()):
            if outcome.expect == "raises" and not outcome.exception:
                problems.append(f"{where}: {entry.id!r} raises; say which `exception`")
        for conditions in entry.under:
            for word in conditions.split() or [""]:
                if not CONDITION.fullmatch(word):
                    problems.append(
                        f"{where}: `under` of {entry.id!r} says {word!r}; use a start method, "
                        "Linux, Darwin, Windows, or a bound such as '>=3.14'"
                    )
        if entry.timelines and entry.no_timeline:
            problems.append(f"{where}: {entry.id!r} has `timelines` and `no_timeline`; remove one")
        if entry.under and not entry.explained:
            problems.append(
                f"{where}: the outcome of {entry.id!r} depends on the place; say in `explained` "
                "which section tells why, such as 'names.md#shadow-the-target'"
            )
    names = {entry.name for entry in catalog.snippet}
    for n, comparison in enumerate(catalog.comparison):
        where = f"{shown}:{_line_of(text, 'comparison', n)}"
        for run in comparison.runs:
            if run.snippet not in names:
                problems.append(f"{where}: no snippet is called {run.snippet!r}; correct the name")
        problems += [f"{where}: {fault}" for fault in _faults_of(comparison)]
        if comparison.id in counts:
            problems.append(f"{where}: {comparison.id!r} is a snippet's name; choose another id")
        if comparison.rounds < 5:
            problems.append(f"{where}: {comparison.rounds} rounds show no spread; use at least 5")
    raise_all(problems)
    return catalog


def _faults_of(comparison: Comparison) -> list[str]:
    """Return what does not fit together in a comparison, and what to do."""
    faults = []
    titles = [run.title for run in comparison.runs]
    for run in comparison.runs:
        if not run.call and (run.within or run.warm_args is not None):
            faults.append(f"{run.title!r} calls nothing; name the function in `call`")
        if run.sweep and not run.within:
            faults.append(f"{run.title!r} has a sweep and no pool; say in `within` what opens it")
        if titles.count(run.title) > 1:
            faults.append(f"two runs are called {run.title!r}; give each a `name`")
    for name in comparison.against:
        if name not in titles:
            faults.append(f"`against` names {name!r}, but no run is called so; correct it")
    bounded = any(run.ceiling != "none" for run in comparison.runs)
    if comparison.sizes and (comparison.copies or bounded or comparison.tasks):
        faults.append("`sizes` go with no copies, tasks or ceiling; make two comparisons")
    if comparison.copies and not comparison.runs[0].call:
        faults.append("copies are made of the first run's function; name it in `call`")
    return faults


def _as_it_is(value: Any, wanted: type) -> Any:
    """Take a value of the wanted type as it is, and convert nothing but 2 to 2.0."""
    if type(value) is not wanted and (wanted, type(value)) != (float, int):
        raise TypeError(f"expected {wanted.__name__}, got {value!r}")
    return value


def _locate(shown: str, text: str, message: str) -> str:
    """Turn ``… @ $.snippet[3].expect`` into ``file:line: …``."""
    what, _, where = message.partition(" @ ")
    match = re.match(r"\$\.(snippet|comparison)\[(\d+)\]\.?(\w*)", where)
    if not match:
        return f"{shown}: {what}; correct or remove it"
    kind, number, key = match.groups()
    unknown = re.search(r"extra fields found \((\w+)", what)
    if unknown:
        key = unknown[1]
        what = f"unknown key {key!r}"
    line = _line_of(text, kind, int(number))
    for offset, content in enumerate(text.splitlines()[line:], start=1):
        if content.startswith("[["):
            break
        if key and re.match(rf"\s*{key}\b", content):
            line += offset
            break
    return f"{shown}:{line}: {what} in {kind} {int(number) + 1}; correct or remove it"


def _line_of(text: str, kind: str, number: int) -> int:
    """Return the line on which the table with this number begins, from 1."""
    heads = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{kind}]]"]
    return heads[number] if number < len(heads) else 1
