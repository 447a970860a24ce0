"""Whatever a text among the facts of a template contains, it is shown and does nothing.

Every template is rendered from facts that it gets in this project. Then each text in them is
replaced, one at a time, by a harmless word and by texts that mean something in HTML, in Markdown
or to the builder. What the builder makes of both differs in that text alone, or it is refused.
"""

import contextlib
import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import jinja2
import markdown
import pytest
import yaml
from lxml import html
from markupsafe import Markup

from recorder import __main__ as command_line
from recorder.catalog.load import load_catalog
from recorder.errors import AuthorError
from recorder.pages import fragments
from recorder.paths import RECORDER

ROOT = Path(__file__).parents[3]
TOP = sorted(path.name for path in RECORDER.glob("*/templates/*.md.jinja"))
"""The templates of fragments; the others are parts of these."""
TEXTS = {"title", "aria-label", "data-copy", "data-clipboard-text", "alt"}
"""Attributes that hold text, which nothing follows or runs."""
MOST_LOOKED_AT, MOST_SAMPLES, MOST_EQUALS = 400, 8, 3
"""Facts of one template that are looked at, those that are tried, and how much of each list."""
HARMLESS = "harmless"
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"><b a='\"' b=\"']]>--><!-- &lt;b&gt; &amp; "
    "**b** _c_ __d__ *e* ~~f~~ `h` ``i`` | j | \\ {{ x }} {% raw %} [x](javascript:alert(1)) "
    "![y](https://e.org/z.png) <https://e.org> [q][os] [os][] { onclick=x } {: .y onclick=x }",
    "\n\n```\n<img src=x onerror=y>\n````````\n\n# head\n\n    code\n\n- item\n\n"
    '--8<-- "LICENSE.md"\n;--8<-- "LICENSE.md"\n--8<--\nLICENSE.md\n--8<--\n',
    '\r--8<-- "LICENSE.md"\r```\r# head\r\r<b>x</b>\x0b\x0c\x85\u2028--8<-- "LICENSE.md"\u2028',
    "\x00\x02wzxhzdk:0\x03\x07\x1b[31m\x7f\u202e\ud800",
    '--8<-- "LICENSE.md"',
    "::: os",
    "- item",
    "{ onclick=x }",
)
MARKED = "Something that was not in the facts"
"""What the file holds that an include would show."""

Facts = dict[str, Any]
Path_ = tuple[Any, ...]


def leaves(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield every text in facts and where it is; markup is what templates made before."""
    if isinstance(value, Markup):
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(key, str) and path:  # the first are names in the template
                yield (*path, ("key", key)), key
            yield from leaves(each, (*path, ("value", key)))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from leaves(each, (*path, ("item", number)))
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from leaves(getattr(value, field.name), (*path, ("field", field.name)))


def replaced(value: Any, path: Path_, text: str) -> Any:
    """Return a copy of facts in which one text is another one."""
    if not path:
        return text
    (how, name), *rest = path
    if how == "key":
        return {text if key == name else key: each for key, each in value.items()}
    if how == "value":
        return {**value, name: replaced(value[name], tuple(rest), text)}
    if how == "item":
        changed = replaced(value[name], tuple(rest), text)
        return type(value)([*value[:name], changed, *value[name + 1 :]])
    made = copy.copy(value)
    object.__setattr__(made, name, replaced(getattr(value, name), tuple(rest), text))
    return made


def kind_of(path: Path_) -> Path_:
    """Return where a text is, whichever of many equals it is in."""
    return tuple((how, "" if how in ("item", "key") else name) for how, name in path)


def shape_of(facts: Facts) -> set[Any]:
    """Return what tells facts apart that take other ways through a template."""
    kinds: set[Any] = {(name, bool(value)) for name, value in facts.items()}
    return kinds | {(kind_of(path), bool(text)) for path, text in leaves(facts)}


class Watched:
    """An environment that notes which facts each template gets."""

    def __init__(self, seen: dict[str, list[Facts]]) -> None:
        self.seen = seen
        self.real = fragments._environment()

    def get_template(self, name: str) -> "Watched":
        """Return what renders a template and notes its facts."""
        found = copy.copy(self)
        found.name = name  # type: ignore[attr-defined]
        return found

    def render(self, **facts: Any) -> str:
        """Render, and note the facts."""
        name: str = self.name  # type: ignore[attr-defined]
        text = self.real.get_template(name).render(**facts)
        known = self.seen.setdefault(name, [])
        if len(known) < MOST_LOOKED_AT:
            known.append(shrunk(facts))
        return text


@pytest.fixture(scope="module")
def rendered(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, list[Facts]], list[tuple[str, object]]]:
    """Render all of the project, with what is kept and with nothing kept, and note the facts."""
    bare = tmp_path_factory.mktemp("bare")
    (bare / "docs").mkdir()
    for name in ("docs/en", "snippets"):
        (bare / name).symlink_to(ROOT / name)
    seen: dict[str, list[Facts]] = {}
    texts: list[tuple[str, object]] = []
    watched = Watched(seen)
    for folder in (ROOT, bare):
        with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
            patch.setattr(fragments, "_environment", lambda: watched)
            texts += command_line.fragments(load_catalog(), full=False).items()
    return seen, texts


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], html.HtmlElement]:
    """Return what makes HTML of Markdown as the site's builder does."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    names, options = [], {}
    for each in settings["markdown_extensions"]:
        name, given = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        options[name] = given
    # Included is what lies here, and else nothing: templates include what is rendered beside them.
    base = tmp_path_factory.mktemp("base")
    (base / "LICENSE.md").write_text(f"*{MARKED}*\n", encoding="utf-8")
    options["pymdownx.snippets"] |= {"base_path": [str(base)], "check_paths": False}
    converter = markdown.Markdown(extensions=names, extension_configs=options)

    def build(text: str) -> html.HtmlElement:
        converter.reset()
        written = text.encode().decode()  # as the file, if it can be written
        return html.fromstring(f"<div>{converter.convert(written)}</div>".replace("\0", ""))

    return build


def shrunk(value: Any) -> Any:
    """Return facts with the first few of many equals."""
    if isinstance(value, dict):
        return {key: shrunk(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([shrunk(each) for each in value[:MOST_EQUALS]])
    return value


def samples(found: list[Facts]) -> list[Facts]:
    """Return few facts, the shortest first, that show together what all of them show."""
    chosen, known = [], set[Any]()
    for facts in found:
        if not shape_of(facts) <= known:
            known |= shape_of(facts)
            chosen.append(facts)
    return chosen[:MOST_SAMPLES]


def made(template: str, facts: Facts, texts: dict[Path_, str]) -> str:
    """Return what a template makes of facts in which these texts are others."""
    for path, text in texts.items():
        facts = replaced(facts, path, text)
    return str(fragments.render(template, **facts))


def shown_texts(template: str, facts: Facts) -> list[Path_]:
    """Return where among the facts a text is that may be any, and is shown; one of each kind."""
    found: dict[Path_, Path_] = {}
    for path, _ in leaves(facts):
        # A text that must be one of a few words, or only chooses what is shown, is none.
        with contextlib.suppress(AuthorError, LookupError, ValueError, jinja2.TemplateError):
            if kind_of(path) not in found and HARMLESS in made(template, facts, {path: HARMLESS}):
                found[kind_of(path)] = path
    return list(found.values())


def taken(template: str, facts: Facts, path: Path_, text: str) -> bool:
    """Tell whether a template takes a text, and does not refuse it."""
    try:
        made(template, facts, {path: text})
    except AuthorError:
        return False
    return True


def faults(
    template: str,
    facts: Facts,
    paths: list[Path_],
    text: str,
    build: Callable[[str], html.HtmlElement],
) -> Iterator[str]:
    """Yield what a hostile text does, at these places among the facts, that a harmless does not."""
    expected = build(made(template, facts, dict.fromkeys(paths, HARMLESS)))
    try:
        shown = build(made(template, facts, dict.fromkeys(paths, text)))
    except UnicodeEncodeError:
        yield "cannot be written"
        return
    yield from differences(expected, shown)
    often = visible(expected.text_content()).count(HARMLESS)
    if (found := visible(shown.text_content()).count(visible(text))) < often:
        yield f"is shown {found} times and not {often}"


def visible(text: str) -> str:
    """Return text without blanks and signs that control a terminal, however they are shown."""
    whole = text.encode("utf-8", "backslashreplace").decode()
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2400-\u2421\ufffd\u2028]", "", whole).casefold()


def children(element: html.HtmlElement) -> list[html.HtmlElement]:
    """Return what an element holds; a chance to break a line is nothing, and code is text."""
    return [each for each in element if each.tag != "wbr" and element.tag != "code"]


def differences(one: html.HtmlElement, other: html.HtmlElement) -> Iterator[str]:
    """Yield where the second of two trees has another element, attribute or address."""
    if one.tag != other.tag:
        yield f"<{other.tag}> instead of <{one.tag}>"
        return
    for name, value in other.attrib.items():
        given = one.attrib.get(name)
        same = value == given
        if given is None or (not same and HARMLESS not in given):
            yield f"<{one.tag} {name}={value!r}>, and not {given!r}"
        elif not same and name not in TEXTS and not re.fullmatch(r"#?[a-z0-9-]*", value):
            yield f"<{one.tag} {name}={value!r}> in an attribute that is no text"
    if one.tag == "code":
        odd = [each for each in other.iter() if each.tag not in ("code", "span")]
        yield from (f"<{each.tag}> in code" for each in odd)
        return
    ours, theirs = children(one), children(other)
    if [each.tag for each in ours] != [each.tag for each in theirs]:
        yield f"in <{one.tag}>: {[e.tag for e in theirs]} instead of {[e.tag for e in ours]}"
        return
    for mine, their in zip(ours, theirs, strict=True):
        yield from differences(mine, their)


@pytest.mark.parametrize("template", TOP)
def test_no_text_among_the_facts_does_anything(
    template: str,
    rendered: tuple[dict[str, list[Facts]], list[tuple[str, object]]],
    builder: Callable[[str], html.HtmlElement],
) -> None:
    seen, _ = rendered
    assert template in seen, "no page uses it; use it, or remove it"
    found = []
    for facts in samples(seen[template]):
        shown = shown_texts(template, facts)
        for text in HOSTILE:
            paths = [path for path in shown if taken(template, facts, path, text)]
            if not paths or not list(faults(template, facts, paths, text, builder)):
                continue
            for path in paths:
                problems = list(faults(template, facts, [path], text, builder))
                found += [f"{kind_of(path)}: {text!r}: {each}" for each in problems]
    assert found == []


def test_every_template_is_rendered_or_a_part_of_one() -> None:
    sources = {path: path.read_text("utf-8") for path in RECORDER.glob("*/templates/*")}
    used = {
        name
        for text in sources.values()
        for name in re.findall(r"{% (?:from|include|import|extends) \"([^\"]+)\"", text)
    }
    assert {path.name for path in sources} == {*TOP, *used}


def test_everything_that_pages_include_comes_from_templates_and_filters(
    rendered: tuple[dict[str, list[Facts]], list[tuple[str, object]]],
) -> None:
    _, texts = rendered
    assert len(texts) > 1000
    assert [name for name, text in texts if not isinstance(text, Markup)] == []
