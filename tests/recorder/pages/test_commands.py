"""The command that a page offers: from the site's address, or where the zip was unpacked."""

import pytest

from recorder.catalog.entries import Entry, Needs, ToRun
from recorder.errors import AuthorError
from recorder.pages.commands import VARIABLE, command_of, site_address
from tests.recorder.conftest import Project

PLAIN = Entry(name="demo/hello")
HOSTED = Entry(name="demo/hello", run=ToRun(needs=Needs(packages=("ray",), cluster=True)))
PACKAGED = Entry(name="demo/hello", run=ToRun(needs=Needs(packages=("numpy",))))


@pytest.mark.parametrize(
    ("entry", "address", "command"),
    [
        (PLAIN, "", "python snippets/demo/hello.py 5 'a b'"),
        (PACKAGED, "", "uv run snippets/demo/hello.py 5 'a b'"),
        (HOSTED, "", "python snippets/demo/hello.py 5 'a b'"),
        (HOSTED, "https://e.org/", "python snippets/demo/hello.py 5 'a b'"),
        (PLAIN, "https://e.org/", "uv run https://e.org/snippets/demo/hello.py 5 'a b'"),
        (PACKAGED, "https://e.org/", "uv run https://e.org/snippets/demo/hello.py 5 'a b'"),
    ],
)
def test_a_command_fits_what_is_known(entry: Entry, address: str, command: str) -> None:
    assert command_of(entry, ("5", "a b"), address) == command


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("https://e.org", "https://e.org/"),
        ("https://e.org/a/", "https://e.org/a/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
    ],
)
def test_an_address_ends_with_one_slash(
    monkeypatch: pytest.MonkeyPatch, given: str, address: str
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    assert site_address() == address


@pytest.mark.parametrize("given", ["e.org", "ftp://e.org", "https://e.org/a b", 'https://e.org/"'])
def test_what_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(VARIABLE, given)
    with pytest.raises(AuthorError, match="no address"):
        site_address()


def test_another_address_is_another_command_on_the_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.add("demo/hello", entry='args = ["3"]\nfull_args = ["900"]')
    seen = {}
    for address in ("", "https://e.org/x"):
        monkeypatch.setenv(VARIABLE, address)
        assert project.do_here("render").returncode == 0
        seen[address] = project.fragment("snippets/demo/hello")
    assert 'data-clipboard-text="python snippets/demo/hello.py 3"' in seen[""]
    url = "https://e.org/x/snippets/demo/hello.py"
    assert f'data-clipboard-text="uv run {url} 3"' in seen["https://e.org/x"]
    assert project.do_here("render", "--full").returncode == 0
    assert f'"uv run {url} 900"' in project.fragment("snippets/demo/hello")
