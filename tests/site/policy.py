"""What the Content-Security-Policy of the site allows, and what in a page it would not."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

SCRIPTS = {
    "where the site begins": "sha256-26qY9f9H4zHJhzYYqCa8IpMUknUqspQLRwfz/i7S3A8=",
    "the scheme": "sha256-fTq3m2AJ7ySPDwIjMqNNekb/rqNjUJ0L3zUswMP7Yo4=",
    "the tabs that a reader chose": "sha256-10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4=",
    "the tab of an address": "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
    "the search": "sha256-XX0IDInkjvKrP/QQUeQ38Del8sk/3f4Dqurd6vLPh1s=",
}
"""Every script that stands in the text of pages, of either builder: no page has another one."""
STYLE = "sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k="
"""The style that the search of Zensical puts into its pages, from a text in its script."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' '{}'".format("' '".join(SCRIPTS.values())),
        f"style-src 'self' '{STYLE}'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
HEADERS = f"""/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()"""
WHERE = "docs/theme/_headers and tests/site/policy.py"
DATA = {"application/json", "application/ld+json"}
"""Types of scripts that no browser runs."""
UNWANTED = {"style", "base", "iframe", "frame", "object", "embed", "applet", "portal"}
CODE = re.compile(r"(?:java|vb|live)script:|data:(?!image/)", flags=re.IGNORECASE)
META = "//meta[translate(@http-equiv, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"


def hash_of(script: str) -> str:
    """Return what a policy calls a script that stands in a page."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def faults_of_site(site: Path) -> Iterator[str]:
    """Yield what in a built site is not as the policy wants it."""
    used = set()
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        used |= set(hashes_of(html.document_fromstring(content)))
        yield from (f"{path.relative_to(site)}: {each}" for each in faults_of_page(content))
    for name, unused in SCRIPTS.items():
        if unused not in used:
            yield f"no page has the script of {name}; remove {unused!r} from {WHERE}"
    for path in sorted(site.rglob("*.svg")):
        drawn = etree.fromstring(path.read_bytes())
        yield from (f"{path.relative_to(site)}: {each}" for each in faults_of_elements(drawn))


def styles_in_scripts(site: Path) -> list[str]:
    """Return the hash of each style that a script of the theme holds as a text."""
    scripts = [path.read_text("utf-8") for path in sorted(site.glob("assets/javascripts/*.js"))]
    texts = [text for each in scripts for text in re.findall(r"'(\.[^'\\]{200,})'", each)]
    return [hash_of(text) for text in texts]


def faults_of_page(content: bytes) -> Iterator[str]:
    """Yield what a page holds that the policy forbids, and where it has another policy."""
    page = html.document_fromstring(content)
    policies = page.xpath(f"{META} = 'content-security-policy']")
    found = [str(each.get("content")) for each in policies]
    if found != [POLICY]:
        yield f"its policy is {found}, not {POLICY!r}; correct {WHERE}"
    elif loaders := policies[0].xpath("preceding::*[self::script or self::link or self::style]"):
        yield f"<{loaders[0].tag}> stands before the policy, which does not hold for it"
    if page.xpath(f"{META} = 'refresh']"):
        yield "it leads elsewhere by itself; remove the <meta>"
    if b"charset" not in content[:1024].lower():
        yield "its encoding is told after its first 1024 bytes, where browsers no longer look"
    for script in set(hashes_of(page)) - set(SCRIPTS.values()):
        begin = next(each for each in inline_scripts(page) if hash_of(each) == script).strip()[:60]
        yield (
            f"the policy does not allow the script {begin!r}; if it is the project's own or the "
            f"theme's, put '{script}' into script-src in {WHERE}"
        )
    yield from faults_of_elements(page)


def inline_scripts(page: html.HtmlElement) -> list[str]:
    """Return the scripts of a page that run and do not come from a file."""
    return [
        each.text or ""
        for each in page.iter("script")
        if each.get("src") is None and (each.get("type") or "").strip().lower() not in DATA
    ]


def hashes_of(page: html.HtmlElement) -> list[str]:
    """Return the hash of each script that stands in a page."""
    return [hash_of(each) for each in inline_scripts(page)]


def faults_of_elements(root: etree._Element) -> Iterator[str]:
    """Yield every element and attribute that no page needs and attackers use."""
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        tag = etree.QName(each).localname.lower()
        if tag in UNWANTED or (tag == "script" and not isinstance(root, html.HtmlElement)):
            yield f"<{tag}>; remove it"
        for key, value in each.attrib.items():
            name = str(key).rpartition("}")[2].lower()
            if name == "style" or name == "srcdoc" or name.startswith("on"):
                yield f"<{tag} {name}={value[:60]!r}>; use a class, or a script of docs/theme/"
            elif CODE.match(re.sub(r"[\x00-\x20]", "", str(value))):
                yield f"<{tag} {name}={value[:60]!r}>: an address that is code; remove it"
