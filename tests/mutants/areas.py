"""Which files are changed in which way, and which commands could see a change of each."""

import sys
from collections.abc import Callable
from pathlib import Path

import attrs

Command = tuple[str, ...]

PYTHON = sys.executable
PYTEST = (PYTHON, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--reruns", "0")
RENDER = (PYTHON, "-m", "recorder", "render")
BUILD_SITE = (PYTHON, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")
OF_SITE = (*PYTEST, "tests/site")
OF_CHAPTERS = (*PYTEST, "tests/chapters")
OF_BROWSER = (*PYTEST, "tests/browser/test_styles.py", "tests/browser/test_pages.py")
OF_POLICIES = (*PYTEST, "tests/policies")

OWNERS = {"timings": "timings", "verdicts": "matrix", "clusters": "clusters"}
"""Which feature of the recorder reads which folder of stored results."""


@attrs.frozen
class Area:
    """Files that are changed in one way; the gates of each stand in the order of their price."""

    name: str
    patterns: tuple[str, ...]
    is_python: bool
    gates: Callable[[Path], list[Command]]

    def files(self) -> list[Path]:
        """Return its files, in order."""
        return sorted({path for pattern in self.patterns for path in Path().glob(pattern)})


def _of_snippet(path: Path) -> list[Command]:
    name = path.relative_to("snippets").with_suffix("").as_posix()
    test = Path("tests/snippets", path.parent.name, f"test_{path.name}")
    return [
        (PYTHON, "-m", "recorder", "record", "--no-timings", "--only", name),
        (*PYTEST, str(test)),
        (*PYTEST, "tests/snippets/test_catalog_against_reality.py"),
        OF_CHAPTERS,
        BUILD_SITE,
        OF_SITE,
    ]


def _of_recorder(path: Path) -> list[Command]:
    feature = path.parts[1].removesuffix(".py")
    tests = Path("tests/recorder", feature)
    own = (
        [(*PYTEST, str(tests))]
        if tests.is_dir()
        else [(*PYTEST, "tests/recorder/test_commands.py")]
    )
    return [*own, RENDER, BUILD_SITE, OF_SITE]


def _of_template(path: Path) -> list[Command]:
    return [(*PYTEST, f"tests/recorder/{path.parts[1]}"), RENDER, BUILD_SITE, OF_SITE]


AREAS = (
    Area("recorder", ("recorder/*/*.py",), is_python=True, gates=_of_recorder),
    Area("snippets", ("snippets/*/[a-z]*.py",), is_python=True, gates=_of_snippet),
    Area("templates", ("recorder/*/templates/*",), is_python=False, gates=_of_template),
    Area(
        "theme",
        ("docs/theme/*.html", "docs/theme/*/*.html", "docs/theme/assets/**/*.[cj]s*"),
        is_python=False,
        gates=lambda _: [BUILD_SITE, OF_SITE, OF_BROWSER],
    ),
    Area(
        "catalog",
        ("snippets/catalog.toml",),
        is_python=False,
        gates=lambda _: [
            (PYTHON, "-m", "recorder", "record", "--no-timings"),
            (*PYTEST, "tests/snippets/test_catalog_against_reality.py"),
            OF_CHAPTERS,
            BUILD_SITE,
            OF_SITE,
        ],
    ),
    Area(
        "stored results",
        ("docs/timings/*.json", "docs/verdicts/*.json", "docs/clusters/*.json"),
        is_python=False,
        gates=lambda path: [
            RENDER,
            (*PYTEST, f"tests/recorder/{OWNERS[path.parts[1]]}/test_stored.py"),
            OF_CHAPTERS,
            BUILD_SITE,
            OF_SITE,
        ],
    ),
    Area(
        "pages",
        ("docs/en/*.md", "docs/en/about/*.md", "README.md", "CONTRIBUTING.md"),
        is_python=False,
        gates=lambda _: [RENDER, OF_CHAPTERS, OF_POLICIES, BUILD_SITE, OF_SITE],
    ),
    Area(
        "settings",
        (".github/**/*.yml", "mkdocs.yml", "pyproject.toml", ".ci/run", "requirements/*.txt"),
        is_python=False,
        gates=lambda _: [OF_POLICIES, BUILD_SITE, OF_SITE],
    ),
    Area("sessions", ("noxfile.py", "conftest.py"), is_python=True, gates=lambda _: [OF_POLICIES]),
)
