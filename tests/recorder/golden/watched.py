"""Templates that note which way each of their conditions went, and what each loop ran over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator

from recorder.paths import RECORDER

Seen = dict[str, set[object]]
"""What was seen at each place of the templates, by ``file:line: what is there``."""

NONE, ONE, SEVERAL = "no item", "one item", "several items"
USED = "used"


def watching(environment: jinja2.Environment, seen: Seen) -> jinja2.Environment:
    """Return an environment whose templates note what they do, and make the same text."""

    class Watching(CodeGenerator):
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            for each in watched(node, str(self.name)):
                each.replace()
            super().visit_Template(node, frame)

    # A filter that takes the context is never computed before a template is rendered.
    @jinja2.pass_context
    def note_truth(_: Any, value: Any, place: str) -> Any:
        seen[place].add(bool(value))
        return value

    @jinja2.pass_context
    def note_items(_: Any, value: Any, place: str) -> Any:
        items = list(value)
        seen[place].add((NONE, ONE, SEVERAL)[min(len(items), 2)])
        return items

    @jinja2.pass_context
    def note_call(_: Any, value: Any, place: str) -> Any:
        seen[place].add(USED)
        return value

    environment.code_generator_class = Watching
    environment.filters |= {"_truth": note_truth, "_items": note_items, "_call": note_call}
    return environment


class Place:
    """An expression that is watched: where it stands, and what has to be seen there."""

    def __init__(self, owner: nodes.Node, field: str, how: str, where: str) -> None:
        self.owner, self.field, self.how, self.where = owner, field, how, where

    @property
    def wanted(self) -> set[object]:
        """What golden cases must show: both ways, an order, or that it is used at all."""
        if self.how == "_items":
            return {SEVERAL, *([NONE] if getattr(self.owner, "else_", None) else [])}
        return {True, False} if self.how == "_truth" else {USED}

    def replace(self) -> None:
        """Put a filter that notes around the expression."""
        if self.how == "_call":
            body: list[nodes.Node] = getattr(self.owner, self.field)
            start = _filter(nodes.Const(""), self)
            body.insert(0, nodes.Output([start], lineno=self.owner.lineno))
        else:
            setattr(self.owner, self.field, _filter(getattr(self.owner, self.field), self))


def _filter(value: nodes.Expr, place: Place) -> nodes.Expr:
    where = nodes.Const(place.where)
    found = nodes.Filter(value, place.how, [where], [], None, None, lineno=place.owner.lineno)
    assert place.owner.environment is not None
    for each in (where, found, value):
        each.set_environment(place.owner.environment)
    return found


def watched(tree: nodes.Template, name: str) -> list[Place]:
    """Return what is watched in a template: conditions with their parts, loops, macros, itself."""
    numbers: dict[str, int] = defaultdict(int)
    found: list[Place] = []

    def add(owner: nodes.Node, field: str, how: str, what: str) -> None:
        line = f"{name}:{owner.lineno}: {what}"
        numbers[line] += 1
        found.append(Place(owner, field, how, f"{line} ({numbers[line]})"))

    for owner, is_test in _conditions(tree):
        for field in is_test:
            add(owner, field, "_truth", _named(owner, field))
    for loop in tree.find_all(nodes.For):
        add(loop, "iter", "_items", "for")
    for macro in tree.find_all(nodes.Macro):
        add(macro, "body", "_call", f"macro {macro.name}")
    if not any(tree.find_all(nodes.Macro)):
        add(tree, "body", "_call", "the whole")
    # What lies within an expression is replaced before the expression is.
    return found[::-1]


def _conditions(tree: nodes.Template) -> Iterator[tuple[nodes.Node, tuple[str, ...]]]:
    """Yield what decides, and its fields that go both ways.

    Of ``a or b`` that is no condition, such as a value and its substitute, only
    the first part goes both ways.
    """
    owners = list(tree.find_all((nodes.If, nodes.CondExpr, nodes.For)))
    tests: list[nodes.Node | None] = [vars(each)["test"] for each in owners]
    yield from ((each, ("test",)) for each, test in zip(owners, tests, strict=True) if test)
    inside = {id(part) for test in tests for part in _parts(test)}
    for both in tree.find_all((nodes.And, nodes.Or)):
        yield both, ("left", "right") if id(both) in inside else ("left",)


def _parts(test: nodes.Node | None) -> Iterator[nodes.Node]:
    """Yield a condition and the conditions that it is made of."""
    if test is None:
        return
    yield test
    if isinstance(test, nodes.And | nodes.Or):
        yield from _parts(test.left)
        yield from _parts(test.right)
    elif isinstance(test, nodes.Not):
        yield from _parts(test.node)


def _named(owner: nodes.Node, field: str) -> str:
    return f"{type(owner).__name__} {field}".lower()


def unseen(environment: jinja2.Environment, names: Iterable[str], seen: Seen) -> list[str]:
    """Return the places of these templates at which something was never seen, and what."""
    assert environment.loader is not None
    found = []
    for name in names:
        source, _, _ = environment.loader.get_source(environment, name)
        for place in watched(environment.parse(source, name), name):
            if never := sorted(map(str, place.wanted - seen.get(place.where, set()))):
                found.append(f"{place.where}: never {' nor '.join(never)}")
    return found


def templates() -> list[str]:
    """Return the names of all templates."""
    return sorted(path.name for path in RECORDER.glob("*/templates/*"))
