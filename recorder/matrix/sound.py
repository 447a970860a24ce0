"""Says what does not fit together in stored verdicts, as far as a file without outputs tells."""

from collections.abc import Iterable, Iterator

from recorder.matrix.cells import NOT_RUN, Cell


def faults_of_cells(cells: Iterable[Cell]) -> Iterator[str]:
    """Yield what does not fit together in a cell; how often a run was made is kept nowhere."""
    for cell in cells:
        where = f"{cell.entry} under {cell.start_method} on {cell.python}"
        if (cell.verdict == NOT_RUN) != (cell.reason is not None):
            yield f"{where}: verdict {cell.verdict!r}, reason {cell.reason!r:.60}"
        if (cell.verdict == NOT_RUN) != (cell.expected == NOT_RUN):
            yield f"{where}: verdict {cell.verdict!r}, but {cell.expected!r} expected"
        if cell.output is not None and cell.outcome != "succeeds":
            yield f"{where}: an output, but verdict {cell.verdict!r}"
