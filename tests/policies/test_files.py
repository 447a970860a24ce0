"""Every file of the project is of a kind that is known, and says nothing that it should not."""

import hashlib
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.noted import differing, digests_of, read_list
from tests.policies.stored import LOOKED_AT, NOTED

ROOT = Path(__file__).parents[2]
KINDS = {
    ".css", ".html", ".inv", ".jinja", ".js", ".json", ".md", ".png", ".py", ".svg", ".toml",
    ".txt", ".xml", ".yml",
}  # fmt: skip
WITHOUT_KIND = {".ci/run", ".editorconfig", ".gitattributes", ".gitignore", "docs/theme/_headers"}
BINARY = {
    "docs/inventories/python.inv": b"# Sphinx inventory version 2\n",
    "docs/pictures/page.png": b"\x89PNG\r\n\x1a\n",
    "docs/pictures/timeline.png": b"\x89PNG\r\n\x1a\n",
    "docs/theme/assets/card.png": b"\x89PNG\r\n\x1a\n",
}
"""What is no text, and how it begins."""
EXECUTABLE = {".ci/run"}
PAGE = re.compile(r"docs/en/(?:(?:about|reference)/)?\w+\.md")
THEME = {
    f"docs/theme/{name}"
    for name in (
        *("404.html", "_headers", "main.html", "sitemap.xml", "assets/accessible.js"),
        *("assets/card.png", "assets/chart.css", "assets/favicon.svg", "assets/iframe-worker.js"),
        *("assets/mark.svg", "assets/search/minisearch.js", "assets/search/worker.js"),
        *("assets/site.css", "assets/timeline.css", "partials/copy.html", "partials/footer.html"),
        *("partials/javascripts/base.html", "partials/javascripts/palette.html"),
        *("partials/metadata.html", "partials/palette.html", "partials/policy.html"),
    )
}
"""What is put in the place of the theme's own files, or beside them."""
LARGEST = 250_000
"""Bytes: more than any file of this project has."""
NOT_PROJECT = {".git", ".nox", "build", "site", "__pycache__", ".cache"}
ROOTS = re.compile(
    r"(?<![\w.:/~}\]>-])/(?:home|root|Users|work|opt|srv|mnt|media|private|var/folders)/[\w.-]+"
)
INVENTED = {"/home/ada", "/opt/venv"}
"""Folders of nobody, in examples."""
ADDRESS = re.compile(r"\b(?:https?|ftp|wss?|git|ssh)://(?:[^\s/@\"'<>]*@)?([A-Za-z0-9.-]+)")
HOSTS = set((Path(__file__).parent / "hosts.txt").read_text(encoding="utf-8").split())
LICENSES = {
    "0BSD": "4ba7348c1e60e310870371e7accdda1f17ea6076be7cf7c5756565218a098442",
    "CC-BY-4.0": "d557539df68e771cc1eedcc91d13f70fca930e508d11eedcafa4b15db49e3744",
    "MIT": "f963f68a3eb90daf538ad20a1257922f6d75214c82407cc76e21a9423c901c55",
}
"""By name: the digest of the text in LICENSES/."""


def git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def files_of_the_project() -> list[str]:
    """Return the files that git knows or would add; without git, all that lie here."""
    if known := git("ls-files", "-z", "--cached", "--others", "--exclude-standard"):
        return sorted(name for name in set(known.split("\0")) if name and (ROOT / name).exists())
    return sorted(
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if path.is_file() and not NOT_PROJECT & set(path.relative_to(ROOT).parts)
    )


FILES = files_of_the_project()
TEXTS = [name for name in FILES if name not in BINARY]


def test_every_file_is_of_a_known_kind() -> None:
    odd = [name for name in FILES if Path(name).suffix not in KINDS and name not in WITHOUT_KIND]
    assert odd == [], "remove it, or say here what it is"


def test_nothing_but_pages_and_the_listed_files_of_the_theme_is_sent_to_readers() -> None:
    """A file takes the place of the theme's that is called so, be it a script."""
    sent = {name for name in FILES if name.startswith(("docs/en/", "docs/theme/"))}
    assert {name for name in sent if not PAGE.fullmatch(name)} == THEME


def test_no_file_is_a_link_and_only_listed_ones_can_be_executed() -> None:
    assert [name for name in FILES if (ROOT / name).is_symlink()] == []
    for line in git("ls-files", "--stage").splitlines():
        mode, name = line.split()[0], line.partition("\t")[2]
        assert mode == ("100755" if name in EXECUTABLE else "100644"), name


def test_only_listed_files_are_binary_and_they_are_what_they_say() -> None:
    for name, begin in BINARY.items():
        assert (ROOT / name).read_bytes().startswith(begin), name
    for name in TEXTS:
        content = (ROOT / name).read_bytes()
        assert b"\0" not in content, f"{name}: is no text"
        content.decode("utf-8")  # fails where it is none


def test_no_file_is_large_without_a_reason() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in FILES}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_no_character_hides_what_a_text_says() -> None:
    """A sign without width, or one that turns the direction, makes code look like other code."""
    for name in TEXTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            for sign in set(line):
                hidden = unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp")
                assert not hidden or sign == "\t", f"{name}:{number}: U+{ord(sign):04X}"


def test_no_text_names_a_folder_of_a_machine() -> None:
    for name in TEXTS:
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1):
            for found in ROOTS.findall(line):
                assert found in INVENTED, f"{name}:{number}: {found}"


def test_every_host_that_a_file_names_is_listed() -> None:
    named: dict[str, str] = {}
    for name in TEXTS:
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1):
            for host in ADDRESS.findall(line):
                named.setdefault(host.lower().rstrip("."), f"{name}:{number}")
    unknown = {host: where for host, where in named.items() if host not in HOSTS}
    assert unknown == {}, "look at it; what is right goes into tests/policies/hosts.txt"
    assert HOSTS - set(named) == set(), "nothing names these any more; remove them"


def test_nothing_that_belongs_to_the_project_is_ignored_and_nothing_built_is_kept() -> None:
    assert git("ls-files", "--cached", "--ignored", "--exclude-standard") == ""
    assert (ROOT / ".gitignore").read_text(encoding="utf-8").split() == [
        "/build/", "/site/", "/docs/en/snippets/", "/docs/en/traces/", "/.cache/",
        "__pycache__/", ".nox/", ".mypy_cache/", ".pytest_cache/", ".ruff_cache/",
    ]  # fmt: skip
    assert (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines() == [
        "* text=auto eol=lf",
        "*.inv binary",
    ]
    assert not (ROOT / ".gitmodules").exists()


def test_what_no_test_can_judge_is_as_somebody_looked_at_it() -> None:
    now, noted = digests_of(LOOKED_AT), read_list(NOTED)
    changed = differing(now, noted)
    assert not changed, (
        "look at what differs (styles: on a phone and a desk, light and dark), "
        f"then: python -m tests.policies.stored ({changed})"
    )
    assert noted.keys() == now.keys()


@pytest.mark.parametrize("name", LICENSES)
def test_a_license_has_its_text(name: str) -> None:
    text = (ROOT / "LICENSES" / f"{name}.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == LICENSES[name]


def test_every_place_says_the_same_of_licenses() -> None:
    assert {path.stem for path in (ROOT / "LICENSES").iterdir()} == set(LICENSES)
    own = (ROOT / "LICENSE.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (.+?) \| \[(.+?)\]\(LICENSES/(.+?)\.txt\) \|$", own, re.MULTILINE) == [
        ("`snippets/`", "0BSD", "0BSD"),
        ("`docs/` and the published pages", "CC BY 4.0", "CC-BY-4.0"),
        ("everything else", "MIT", "MIT"),
    ]
    page = (ROOT / "docs/en/about/licenses.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (snippets|text|tools)\b.*? \| (.+?) \|", page, re.MULTILINE)
    assert rows == [("snippets", "0BSD"), ("text", "CC BY 4.0"), ("tools", "MIT")]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "Snippets: 0BSD. Text: CC BY 4.0. Tools: MIT." in readme
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "copyright: Text CC BY 4.0, snippets 0BSD\n" in settings
