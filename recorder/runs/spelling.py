"""Says of packages that the catalog calls otherwise than they are called here."""

import re
from collections.abc import Iterator

from recorder.catalog.load import Catalog
from recorder.runs.interpreters import Interpreter


def faults_of_packages(catalog: Catalog, interpreter: Interpreter) -> Iterator[str]:
    """Yield which package is here under another spelling: it would be taken for missing."""
    here = {_plain(name): name for name in interpreter.packages}
    for entry in catalog.entries:
        for name in entry.run.needs.packages:
            known = here.get(_plain(name), name)
            if name not in interpreter.packages and known != name:
                yield (
                    f"snippets/catalog.toml:{entry.line}: the package {name!r} of {entry.id!r} "
                    f"is called {known!r}; correct it"
                )


def _plain(name: str) -> str:
    """Return a name as the index compares it, by its own rule (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
