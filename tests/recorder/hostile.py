"""Holds what templates make of hostile texts against what they make of harmless ones.

A template is rendered from facts that it has got. Then each text in them is
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
import yaml
from lxml import html
from markupsafe import Markup

from recorder.errors import AuthorError
from recorder.pages import fragments

ROOT = Path(__file__).parents[2]
LIVE = {"href", "src", "srcset", "data", "action", "formaction", "style", "class", "id", "target"}
"""Attributes that do something; what is in another one is text."""
CUT = {"recorded_at": 10}
"""Of what only the first characters are shown."""
WORDED = {"where"}
"""Words of the catalog in which what stands between backticks is code."""
MOST_LOOKED_AT, MOST_SAMPLES, MOST_EQUALS, MOST_NAMES = 1000, 6, 3, 100
"""Facts of one template that are looked at, those that are tried, and how much of each list."""
HARMLESS = "harmless"
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=y>\"><b a='\"' b=\"']]>--><!-- &lt;b&gt;&amp;",
    "**b** _c_ __d__ *e* ~f~ `h` ``i`` | j | \\ {{ x }} {% x %} &#60;i&#62; </code>",
    "[x](javascript:alert(1)) ![y](https://e.org/z) <https://e.org> [q][os] [os][] { onclick=x }",
    "\n\n```\n<img src=x onerror=y>\n````````\n\n# head\n\n    code\n\n- item\n",
    'x\n--8<-- "LICENSE.md"\n;--8<-- "LICENSE.md"\n--8<--\nLICENSE.md\n--8<--\n',
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


def builder(base: Path) -> Callable[[str], html.HtmlElement]:
    """Return what makes HTML of Markdown as the site's builder does, in an empty folder."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    names, options = [], {}
    for each in settings["markdown_extensions"]:
        name, given = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        options[name] = given
    # Included is what lies here, and else nothing: templates include what is rendered beside them.
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
        few = list(value.items())[: None if len(value) < MOST_NAMES else MOST_EQUALS]
        return {key: shrunk(each) for key, each in few}
    if isinstance(value, list | tuple):
        return type(value)([shrunk(each) for each in value[:MOST_EQUALS]])
    if attrs.has(type(value)):
        made = copy.copy(value)
        for field in attrs.fields(type(value)):
            object.__setattr__(made, field.name, shrunk(getattr(value, field.name)))
        return made
    return value


def samples(found: list[Facts]) -> list[Facts]:
    """Return few facts that show together what all of them show."""
    left = [(facts, shape_of(facts)) for facts in found]
    chosen: list[Facts] = []
    known: set[Any] = set()
    while len(chosen) < MOST_SAMPLES:
        facts, shape = max(left, key=lambda each: len(each[1] - known))
        if shape <= known and chosen:
            break
        known |= shape
        chosen.append(facts)
    return chosen


def made(template: str, facts: Facts, texts: dict[Path_, str]) -> str:
    """Return what a template makes of facts in which these texts are others."""
    for path in sorted(texts, key=lambda each: each[-1][0] == "key"):  # or it is no longer there
        name, text = path[-1][1], texts[path]
        text = text.replace("`", "'") if name in WORDED else text[: CUT.get(name)]
        facts = replaced(facts, path, text)
    return str(fragments.render(template, **facts))


def shown_texts(template: str, facts: Facts) -> list[Path_]:
    """Return where among the facts a text is that may be any, and is shown; one of each kind."""
    found: dict[Path_, Path_] = {}
    made(template, facts, {})  # as it is, nothing is wrong with it
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
    if {path[-1][1] for path in paths} & {*CUT, *WORDED}:
        return
    often = visible(expected.text_content()).count(HARMLESS)
    if (found := visible(shown.text_content()).count(visible(text))) < often:
        yield f"is shown {found} times and not {often}"


def visible(text: str) -> str:
    """Return text without blanks and signs that control a terminal, however they are shown."""
    whole = text.encode("utf-8", "backslashreplace").decode()
    whole = re.sub(r"[\x80-\x9f]", lambda sign: f"\\x{ord(sign[0]):x}", whole)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2400-\u2421\ufffd\u2028]", "", whole).casefold()


def children(element: html.HtmlElement) -> list[html.HtmlElement]:
    """Return what an element holds; a chance to break a line is nothing, and code is text."""
    return [each for each in element if each.tag != "wbr" and element.tag != "code"]


def differences(one: html.HtmlElement, other: html.HtmlElement) -> Iterator[str]:
    """Yield where the second of two trees has another element, attribute or address."""
    if one.tag != other.tag:
        yield f"<{other.tag!s}> instead of <{one.tag!s}>"
        return
    for name, value in other.attrib.items():
        given = one.attrib.get(name)
        same = value == given
        if given is None or (not same and HARMLESS not in given):
            yield f"<{one.tag!s} {name}={value!r}>, and not {given!r}"
        elif not same and name in LIVE and not re.fullmatch(r"#?[a-z0-9-]*", value):
            yield f"<{one.tag!s} {name}={value!r}> in an attribute that is no text"
    if one.tag == "code":
        odd = [each for each in other.iter() if each.tag not in ("code", "span", "wbr")]
        yield from (f"<{each.tag!s}> in code" for each in odd)
        return
    ours, theirs = children(one), children(other)
    if [each.tag for each in ours] != [each.tag for each in theirs]:
        yield f"in <{one.tag!s}>: {[e.tag for e in theirs]} instead of {[e.tag for e in ours]}"
        return
    for mine, their in zip(ours, theirs, strict=True):
        yield from differences(mine, their)


def all_faults(
    template: str, seen: list[Facts], build: Callable[[str], html.HtmlElement]
) -> list[str]:
    """Return what hostile texts do anywhere among the facts of a template."""
    found = []
    for facts in samples(seen):
        shown = shown_texts(template, facts)
        for text in HOSTILE:
            paths = [path for path in shown if taken(template, facts, path, text)]
            exact = [path for path in paths if path[-1][1] not in {*CUT, *WORDED}]
            others = [[path] for path in paths if path not in exact]
            for group in [exact, *others] if exact else others:
                if list(faults(template, facts, group, text, build)):
                    for path in group:
                        problems = list(faults(template, facts, [path], text, build))
                        found += [f"{kind_of(path)}: {text!r}: {each}" for each in problems]
    return found
