"""What is timed against what, as the catalog declares it."""

from typing import Literal

import attrs

MOST_ROUNDS = 1000


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
    work: float = 1.0
    """With ``per``: how many such units of work these arguments make."""
    full_work: float | None = None
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

    def arguments(self, full: bool) -> tuple[str, ...]:
        """Return the arguments of a default or of a full build."""
        return self.full_args if full and self.full_args is not None else self.args

    def units(self, full: bool) -> float:
        """Return how many units of work these arguments make."""
        return self.full_work if full and self.full_work is not None else self.work


@attrs.frozen(kw_only=True)
class Comparison:
    """What is timed in turn: A B C A B C …; the first is what others are held against."""

    id: str
    """Name of the result's folder below ``build/timed/``."""
    rounds: int = 7
    """How many rounds ``nox -s timings`` takes; a build has a budget instead."""
    runs: tuple[Contender, ...]
    per: str = ""
    """What one unit of work is, such as ``million points``: times and ratios are for one."""
    copies: bool = False
    """Time as many copies of the first run as there are usable CPUs, all at once, too."""
    agree: bool = False
    """All functions that are called must return the same."""
    against: tuple[str, ...] = ()
    """Names of the runs that others are held against; by default the first."""
    result: str = ""
    """Head of a column that shows what each call returned."""
    bars: Literal["times", "speedups"] | None = None
    """A bar chart of the times, or of the ratios over the first run on a logarithmic axis."""
    costs: bool = False
    """Show how long each program is and which packages it needs."""
    sizes: tuple[str, ...] = ()
    """Time every run at each of these sizes."""
    full_sizes: tuple[str, ...] | None = None
    """Sizes of a ``--full`` build, where they differ."""
    full_only: bool = False
    """Time it in a full build only."""
    tasks: tuple[tuple[str, ...], ...] = ()
    """Arguments that make the first command do one task alone, for each task."""
    line: int = attrs.field(default=1, eq=False)
    """Where it stands in the catalog."""

    @property
    def fragment_suffixes(self) -> list[str]:
        """Return what follows the id in the names of its fragments."""
        if self.sizes:
            return [".sizes"]
        tasks = [".tasks"] if self.tasks else []
        sweep = [".workers"] if any(run.sweep for run in self.runs) else []
        bars = [".bars"] if self.bars else []
        return ["", *bars, *tasks, *sweep]

    def faults(self) -> list[str]:
        """Return what does not fit together, and what to do."""
        faults = []
        titles = [run.title for run in self.runs]
        for run in self.runs:
            if not run.call and (run.within or run.warm_args is not None):
                faults.append(f"{run.title!r} calls nothing; name the function in `call`")
            if run.sweep and not run.within:
                faults.append(f"{run.title!r} has a sweep and no pool; say in `within` what opens")
            if titles.count(run.title) > 1:
                faults.append(f"two runs are called {run.title!r}; give each a `name`")
            works = (run.work, *([] if run.full_work is None else [run.full_work]))
            if not all(0 < work < float("inf") for work in works):
                faults.append(f"{run.title!r} does no work; use numbers above 0")
            if run.parts is not None and run.parts < 1:
                faults.append(f"{run.title!r} has parts = {run.parts}; use a number above 0")
            if (run.work, run.full_work) != (1.0, None) and not self.per:
                faults.append(f"{run.title!r} has `work`; say in `per` what one unit of it is")
        for name in self.against:
            if name not in titles:
                faults.append(f"`against` names {name!r}, but no run is called so; correct it")
        bounded = any(run.ceiling != "none" for run in self.runs)
        if self.sizes and (self.copies or bounded or self.tasks):
            faults.append("`sizes` go with no copies, tasks or ceiling; make two comparisons")
        for sizes in (self.sizes, self.full_sizes or ()):
            if len(set(sizes)) != len(sizes):
                faults.append(f"a size stands twice in {[*sizes]}; remove one")
        if self.sizes and self.bars:
            faults.append("`sizes` have no bars; drop `bars`")
        if self.bars == "speedups" and self.against and not {*titles[:1]} & {*self.against}:
            faults.append("`bars` compare with the first run; name it in `against`, too")
        if not self.runs:
            faults.append("it times nothing; name at least two programs in `runs`")
        elif self.copies and not self.runs[0].call:
            faults.append("copies are made of the first run's function; name it in `call`")
        if self.rounds < 5:
            faults.append(f"{self.rounds} rounds show no spread; use at least 5")
        if self.rounds > MOST_ROUNDS:
            faults.append(f"{self.rounds} rounds never end; use {MOST_ROUNDS} at most")
        return faults
