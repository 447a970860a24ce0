"""One run of one snippet: what to run, what to expect of it, what to show."""

import re
from typing import Literal, get_args

import attrs

from recorder.paths import SNIPPETS

Expectation = Literal["succeeds", "raises", "hangs"]
StartMethod = Literal["fork", "spawn", "forkserver"]
METHODS: tuple[StartMethod, ...] = get_args(StartMethod)
CONDITION = re.compile(r"fork|spawn|forkserver|Linux|Darwin|Windows|(<|>=)3\.[0-9]{1,3}")
SINCE = re.compile(r"3\.[0-9]{1,3}")
LABEL = re.compile(r"[a-z][a-z0-9_]{0,59}")
NAME = re.compile(f"{LABEL.pattern}/{LABEL.pattern}")
"""Topic and file: safe as a path below any folder, and no name is a folder of another."""


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
    """Return ``3.14`` as ``(3, 14)``, which compares as versions do; ``rc1`` at its end is cut."""
    return tuple(map(int, re.findall(r"\d+", text)[:3]))


@attrs.frozen(kw_only=True)
class Needs:
    """What a machine must have, or the run is left out and the page says why."""

    system: Literal["POSIX", "Linux", "Darwin", "Windows"] | None = None
    """``POSIX``, or as `platform.system` names it."""
    packages: tuple[str, ...] = ()
    """Names of the distributions that must be installed."""
    cluster: bool = False
    """It is for several hosts, which `nox -s clusters` makes."""


@attrs.frozen(kw_only=True)
class ToRun:
    """What to run: whoever changes this makes the run anew."""

    args: tuple[str, ...] = ()
    full_args: tuple[str, ...] | None = None
    """Arguments of a ``--full`` build, where they differ."""
    quick_args: tuple[str, ...] | None = None
    """Arguments where a verdict is needed and no measurement: in the matrix and in tests."""
    start_method: StartMethod | None = None
    """The method that this run chooses by itself, if it does not use the default one."""
    each_start_method: bool = False
    """The snippet takes a start method as its argument: one more run for each of them."""
    side_by_side: bool = False
    """The run mostly waits: others may be recorded at the same time."""
    limit: float = 60.0
    """Seconds after which the run is stopped."""
    ctrl_c_after: str = ""
    """Once it has printed this, Ctrl-C is pressed at its terminal."""
    needs: Needs = Needs()

    def args_of_page(self, *, full: bool) -> tuple[str, ...]:
        """Return the arguments that a page shows."""
        return self.full_args if full and self.full_args is not None else self.args

    @property
    def brief_args(self) -> tuple[str, ...]:
        """The arguments where a verdict is enough."""
        return self.args if self.quick_args is None else self.quick_args


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
    message: str | None = None
    """A pattern for a line of its output, such as the text of an error, that must be there."""


@attrs.frozen(kw_only=True)
class ToExpect(Outcome):
    """What to expect, here and elsewhere: whoever changes this judges anew what was run."""

    order: Literal["fixed", "any"] = "fixed"
    """``any``: another run may print the same lines in another order."""
    under: dict[str, Outcome] = attrs.field(factory=dict)
    """Places with another outcome, such as ``fork`` or ``spawn >=3.14``; the first that holds."""

    def at(self, place: Place) -> Outcome:
        """Return what is expected at this place."""
        for conditions, outcome in self.under.items():
            if all(place.meets(condition) for condition in conditions.split()):
                return outcome
        return Outcome(
            expect=self.expect,
            exception=self.exception,
            output=self.output,
            message=self.message,
        )


@attrs.frozen(kw_only=True)
class Bars:
    """Which columns of a printed table a bar chart is made of."""

    name: tuple[str, ...]
    """Heads of the columns that name a bar."""
    value: str
    """Head of the column with its length: a number, with or without a unit of time or a ×."""
    log: bool = False
    """A logarithmic axis."""


@attrs.frozen(kw_only=True)
class ToShow:
    """What pages show of it: whoever changes this runs and judges nothing anew."""

    changes: str | None = None
    """Name of the snippet of which this is a variant: pages show what changed, the rest folded."""
    listing: Literal["shown", "folded"] = "shown"
    """``folded``: the output stands first, the program is folded below it."""
    excerpt: tuple[int, ...] | None = None
    """How many first and last lines of a long output stand on a page, the whole folded below."""
    values: dict[str, str] = attrs.field(factory=dict)
    """Patterns by name: what the first group of each finds in the output, sentences include."""
    bars: Bars | None = None
    """With ``table``: a bar chart of one of its columns."""

    since: str | None = None
    """The Python from which on it shows its lesson: an older build shows a newer one's run."""
    explained: str | None = None
    """Where the site says why the outcome depends on the place, such as ``names.md#why``."""
    table: Literal["instead", "elsewhere"] | None = None
    """Show the printed table as one (first line heads, two spaces between cells): in place of
    the output, or as a fragment that a page includes elsewhere."""
    timeline: bool = False
    """A figure shows who ran when."""
    each_timeline: tuple[StartMethod, ...] = ()
    """With ``each_start_method``: which of those runs have a figure."""
    stacks: bool = False
    """It hangs: a fold shows where each of its processes stands when it is stopped."""
    axis: str = ""
    """Figures with the same word here are compared: their axes are as long as their longest run."""
    no_timeline: (
        Literal["looks alike", "measures", "fails early", "too short", "prints it"] | None
    ) = None
    """Why a snippet that starts processes or threads has no such figure."""


@attrs.frozen(kw_only=True)
class Entry:
    """One run of one snippet, as the catalog declares it."""

    name: str
    """``topic/verb_object``: the path below ``snippets/`` without its ending."""
    label: str = ""
    """Tells several runs of one snippet apart; empty for the first."""
    run: ToRun = ToRun()
    expect: ToExpect = ToExpect()
    show: ToShow = ToShow()
    line: int = attrs.field(default=1, eq=False)
    """Where it stands in the catalog."""

    @property
    def id(self) -> str:
        """Its name and label, unique in the catalog."""
        return f"{self.name}.{self.label}" if self.label else self.name

    @property
    def path(self) -> str:
        """The file, as a reader types it at the root of the project."""
        return f"{SNIPPETS.as_posix()}/{self.name}.py"

    @property
    def methods(self) -> tuple[StartMethod, ...]:
        """The start methods that it is run under; a labeled run that chooses one has only that."""
        if self.label and self.run.start_method:
            return (self.run.start_method,)
        return METHODS

    def outcome(self, place: Place) -> Outcome:
        """Return what is expected at this place."""
        if self.label and self.run.start_method:
            place = attrs.evolve(place, start_method=self.run.start_method)
        return self.expect.at(place)


def snippet_of(run: str) -> str:
    """Return the name of the snippet of which a run has this id."""
    return run.partition(".")[0]


def under_each_method(entry: Entry) -> list[Entry]:
    """Return the labeled runs that an entry with ``each_start_method`` stands for."""
    return [
        attrs.evolve(
            entry,
            label=method,
            run=attrs.evolve(
                entry.run,
                args=(*entry.run.args, method),
                start_method=method,
                each_start_method=False,
                needs=entry.run.needs
                if method == "spawn" or entry.run.needs.system
                else attrs.evolve(entry.run.needs, system="POSIX"),
            ),
            show=attrs.evolve(
                entry.show,
                timeline=method in entry.show.each_timeline,
                each_timeline=(),
                no_timeline=None,
            ),
        )
        for method in METHODS
    ]
