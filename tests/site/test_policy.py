"""Each page has the policy of the site, and holds nothing that it forbids."""

from collections.abc import Callable

import pytest

from tests.site.conftest import SITE, Pages
from tests.site.policy import HEADERS, POLICY, SCRIPTS, faults_of_page, faults_of_site


def test_no_page_holds_what_the_policy_forbids(pages: Pages) -> None:
    assert len(pages) > 100
    assert list(faults_of_site(SITE)) == []


def test_hosts_are_told_the_policy_too() -> None:
    lines = (SITE / "_headers").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == HEADERS.splitlines()


def test_every_page_has_each_script_once(pages: Pages) -> None:
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert text.count("<script>") == len(SCRIPTS), path


def put(what: str, before: str) -> Callable[[str], str]:
    """Return what puts something into the text of a page."""
    return lambda text: text.replace(before, what + before, 1)


def instead(old: str, new: str) -> Callable[[str], str]:
    """Return what replaces something in the text of a page."""
    return lambda text: text.replace(old, new, 1)


CHANGES = {
    "a script": put("<script>alert(1)</script>", "</article>"),
    "a script of an odd type": put('<script type="module">alert(1)</script>', "</article>"),
    "a script with a space in its type": put('<script type=" ">alert(1)</script>', "</article>"),
    "a drawn script": put("<svg><script>alert(1)</script></svg>", "</article>"),
    "a letter more in a script": put("\n", "__md_scope ="),
    "an event": put("<img src=x onerror=alert(1)>", "</article>"),
    "an event in capitals": put("<svg ONLOAD=alert(1)></svg>", "</article>"),
    "a style": put("<style>b{}</style>", "</article>"),
    "a style attribute": put('<p style="color:red"></p>', "</article>"),
    "an address that is code": put('<a href=" java\tscript:alert(1)">x</a>', "</article>"),
    "a page as an address": put('<a href="data:text/html,x">x</a>', "</article>"),
    "an animated address": put('<svg><set to="javascript:alert(1)"/></svg>', "</article>"),
    "a frame": put('<iframe srcdoc="x"></iframe>', "</article>"),
    "another base": put('<base href="https://example.org/">', "</head>"),
    "a way elsewhere": put('<meta http-equiv="Refresh" content="0;url=/x">', "</head>"),
    "a style sheet before the policy": put('<link rel="stylesheet" href="x.css">', "<meta http"),
    "a second policy": put(f'<meta http-equiv="content-security-policy" content="{POLICY}">', "<p"),
    "no policy": instead("Content-Security-Policy", "X-Content-Security-Policy"),
    "a host more": instead("script-src 'self'", "script-src 'self' cdn.jsdelivr.net"),
    "a directive less": instead("base-uri 'none'; ", ""),
    "scripts of any kind": instead("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    "no encoding": instead('charset="utf-8"', ""),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_with_something_else_is_refused(pages: Pages, name: str) -> None:
    text = (SITE / "joining.html").read_text(encoding="utf-8")
    changed = CHANGES[name](text)
    assert changed != text
    assert list(faults_of_page(text.encode())) == []
    assert list(faults_of_page(changed.encode())) != []
