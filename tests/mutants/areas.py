"""Which files are changed in which way, and which commands could see a change of each."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import attrs

from tests.mutants.mutant import Mutant, where

Command = tuple[str, ...]

PYTHON = sys.executable
PYTEST_ALL = (PYTHON, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--reruns", "0")
PYTEST = (*PYTEST_ALL, "-m", "not alone")  # several changes are tried beside each other
RENDER = (PYTHON, "-m", "recorder", "render")
BUILD_SITE = (PYTHON, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")
OF_SITE = (
    *PYTEST,
    *(
        str(file)
        for file in sorted(Path("tests/site").glob("test_*.py"))
        if "along" not in file.stem
    ),
)
"""Without the downloads, which run every program once more."""
OF_CHAPTERS = (*PYTEST, *map(str, sorted(Path("tests/chapters").glob("test_*.py"))))
"""Without the programs that try sentences: nothing that is changed here changes those."""
OF_BROWSER = (
    *PYTEST,
    "--few-pages",
    *(f"tests/browser/test_{name}.py" for name in ("styles", "figures", "reading", "pages")),
)
OF_POLICIES = (*PYTEST, "tests/policies")
OF_TESTS = (*PYTEST, "tests/about_tests")
OF_GOLDEN = (*PYTEST, *map(str, sorted(Path("tests/recorder").glob("test_golden*.py"))))
OF_KEYS = (*PYTEST, "tests/recorder/runs/test_keys.py")
OF_CLUSTERS = (*PYTEST, "tests/recorder/clusters/test_on_pages.py")
OF_WORDS = (
    *PYTEST,
    *(f"tests/chapters/test_{name}.py" for name in ("words", "claims", "constants_in_pages")),
)
OF_CATALOG = (
    *PYTEST,
    *(f"tests/snippets/test_{name}_against_reality.py" for name in ("catalog", "comparisons")),
    "tests/snippets/test_values_of_sentences.py",
)

OWNERS = {"timings": "timings", "verdicts": "matrix", "clusters": "clusters"}
"""Which feature of the recorder reads which folder of stored results."""


@attrs.frozen
class Area:
    """Files that are changed in one way; the gates of each stand in the order of their price."""

    name: str
    patterns: tuple[str, ...]
    is_python: bool
    gates: Callable[[Mutant], list[Command]]

    def files(self) -> list[Path]:
        """Return its files, in order."""
        return sorted({path for pattern in self.patterns for path in Path().glob(pattern)})


def _matrix_of(name: str) -> Command:
    return (PYTHON, "-m", "recorder", "matrix", "--only", name)


def _of_snippet(mutant: Mutant) -> list[Command]:
    path = mutant.path
    name = path.relative_to("snippets").with_suffix("").as_posix()
    test = Path("tests/snippets", path.parent.name, f"test_{path.name}")
    clocks = [
        str(file)
        for file in sorted(Path("tests/snippets").glob("test_own_clocks*.py"))
        if path.stem in file.read_text(encoding="utf-8")
    ]
    alone = (*PYTEST_ALL, "-m", "alone", str(test))
    return [
        (PYTHON, "-m", "recorder", "record", "--no-timings", "--only", name),
        (*PYTEST, str(test), *clocks),
        *([alone] if "mark.alone" in test.read_text(encoding="utf-8") else []),
        OF_CATALOG,
        OF_CLUSTERS if path.parent.name == "clusters" else _matrix_of(name),
        OF_CHAPTERS,
        BUILD_SITE,
        OF_SITE,
    ]


def _of_catalog(mutant: Mutant) -> list[Command]:
    line, _, _ = where(mutant.before, mutant.make())
    above = "\n".join(mutant.before.splitlines()[:line])
    entry = re.fullmatch(r'\n?name = "(.+?)".*', above.rpartition("[[snippet]]")[2], re.DOTALL)
    is_of_snippet = entry and "[[comparison]]" not in entry[0]
    return [
        (PYTHON, "-m", "recorder", "record", "--no-timings"),
        OF_CATALOG,
        *([_matrix_of(entry[1])] if entry and is_of_snippet else []),
        OF_CHAPTERS,
        BUILD_SITE,
        OF_SITE,
    ]


def _of_recorder(mutant: Mutant) -> list[Command]:
    feature = Path("tests/recorder", mutant.path.parts[1])
    return [OF_GOLDEN, OF_KEYS, (*PYTEST, str(feature)), RENDER, BUILD_SITE, OF_SITE]


def _of_template(mutant: Mutant) -> list[Command]:
    feature = Path("tests/recorder", mutant.path.parts[1])
    return [OF_GOLDEN, (*PYTEST, str(feature)), RENDER, BUILD_SITE, OF_SITE]


AREAS = (
    Area("recorder", ("recorder/*/*.py",), is_python=True, gates=_of_recorder),
    Area("snippets", ("snippets/*/[a-z]*.py",), is_python=True, gates=_of_snippet),
    Area("templates", ("recorder/*/templates/*",), is_python=False, gates=_of_template),
    Area(
        "theme",
        ("docs/theme/*.html", "docs/theme/*/*.html", "docs/theme/assets/**/*.[cj]s*"),
        is_python=False,
        gates=lambda _: [OF_POLICIES, BUILD_SITE, OF_SITE, OF_BROWSER],
    ),
    Area(
        "catalog",
        ("snippets/catalog.toml",),
        is_python=False,
        gates=_of_catalog,
    ),
    Area(
        "stored results",
        ("docs/timings/*.json", "docs/verdicts/*.json", "docs/clusters/*.json"),
        is_python=False,
        gates=lambda mutant: [
            RENDER,
            (*PYTEST, f"tests/recorder/{OWNERS[mutant.path.parts[1]]}/test_stored.py"),
            OF_CHAPTERS,
            BUILD_SITE,
            OF_SITE,
            OF_POLICIES,
        ],
    ),
    Area(
        "pages",
        ("docs/en/*.md", "docs/en/about/*.md", "README.md", "CONTRIBUTING.md"),
        is_python=False,
        gates=lambda _: [OF_WORDS, RENDER, OF_POLICIES, OF_CHAPTERS, BUILD_SITE, OF_SITE],
    ),
    Area(
        "settings",
        (".github/**/*.yml", "mkdocs.yml", "pyproject.toml", ".ci/run", "requirements/*.txt"),
        is_python=False,
        gates=lambda _: [OF_POLICIES, OF_TESTS, BUILD_SITE, OF_SITE],
    ),
    Area(
        "sessions",
        ("noxfile.py", "conftest.py"),
        is_python=True,
        gates=lambda _: [OF_POLICIES, OF_TESTS],
    ),
)
