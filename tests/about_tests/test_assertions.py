"""Every test can fail: it asserts something, of something, where nothing catches it."""

import ast
import builtins
import itertools
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.about_tests.collected import ROOT, asserts

FILES = sorted((ROOT / "tests").rglob("*.py"))
HOOKS = {
    "conftest.py": {
        "pytest_addoption",
        "pytest_collection_finish",
        "pytest_collection_modifyitems",
        "pytest_collectreport",
        "pytest_configure",
        "pytest_runtest_logreport",
        "pytest_sessionfinish",
        "pytest_sessionstart",
        "pytest_terminal_summary",
        "pytest_testnodedown",
    },
    "tests/browser/conftest.py": {"pytest_addoption", "pytest_collection_modifyitems"},
    "tests/snippets/conftest.py": {"pytest_collection_modifyitems", "pytest_generate_tests"},
}
"""Where pytest is told what to collect, run or report: nothing else may."""
CATCHING = {"AssertionError", "Exception", "BaseException", "Failed"}
OF_FAULTS = {
    "bad", "broken", "caught", "faults", "gone", "hollow", "idle", "lost", "missing", "odd",
    "problems", "unknown", "wrong",
}  # fmt: skip
"""What a test calls the list of what it found wrong."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    """Return what a file says."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path, node: ast.AST) -> str:
    """Return where something stands."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


@cache
def functions_of(path: Path) -> dict[str, Function]:
    """Return the functions at the top of a file, by name."""
    return {node.name: node for node in tree_of(path).body if isinstance(node, Function)}


@cache
def imported_from(path: Path) -> dict[str, Path]:
    """Return in which files of the tests the names are made that a file imports."""
    found: dict[str, Path] = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            file = ROOT / f"{str(node.module).replace('.', '/')}.py"
            found |= {alias.asname or alias.name: file for alias in node.names}
    return found


def can_fail(path: Path, name: str, asked: frozenset[tuple[Path, str]] = frozenset()) -> bool:
    """Tell whether a function asserts something, itself or by another one of the tests.

    `asked` holds those that lead here: they may call each other in a circle.
    """
    if (path, name) in asked:
        return False
    asked |= {(path, name)}
    function = functions_of(path).get(name)
    if function is None:
        elsewhere = imported_from(path).get(name)
        return elsewhere is not None and elsewhere.is_file() and can_fail(elsewhere, name, asked)
    nodes = [*ast.walk(function)]
    called = {
        node.func.id
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return any(map(asserts, nodes)) or any(can_fail(path, each, asked) for each in called)


def looks_like_tests(path: Path) -> list[Function]:
    """Return what pytest takes for tests, and what only looks so."""
    return [
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, Function) and node.name.startswith("test")
    ]


def test_every_test_asserts_something() -> None:
    idle = [
        f"{shown(path, each)}: {each.name} asserts nothing; have it assert what its name says"
        for path in FILES
        for each in looks_like_tests(path)
        if not can_fail(path, each.name)
    ]
    assert not idle, "\n".join(idle)


def test_every_test_stands_where_it_is_collected() -> None:
    lost = [
        f"{shown(path, each)}: {each.name} is not collected; move it to the top of a test_*.py"
        for path in FILES
        for each in looks_like_tests(path)
        if not path.name.startswith("test_") or functions_of(path).get(each.name) is not each
    ]
    assert not lost, "\n".join(lost)


def says_nothing(test: ast.expr) -> bool:
    """Tell whether an assertion holds whatever the program does."""
    if is_always_so(test):
        return True
    match test:
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(says_nothing(each) for each in values)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(says_nothing(each) for each in values)
        case ast.IfExp(body=body, orelse=other):
            return says_nothing(body) and says_nothing(other)
        case ast.Tuple(elts=[_, *_]) | ast.Lambda() | ast.JoinedStr():
            return True
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            same = ast.dump(left) == ast.dump(right)
            asks = any(isinstance(node, ast.Call) for node in ast.walk(left))
            if same and not asks and isinstance(op, (ast.Eq, ast.Is, ast.LtE, ast.GtE)):
                return True
            counts = ast.unparse(left).startswith(("len(", "abs("))
            if counts and isinstance(op, ast.GtE) and ast.unparse(right) == "0":
                return True
            if counts and isinstance(op, ast.Gt) and ast.unparse(right) == "-1":
                return True
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, ast.Name(id="object")]):
            return True
    names = {node.id for node in ast.walk(test) if isinstance(node, ast.Name)}
    return names <= set(dir(builtins))


ORDER = {
    ast.Lt: {"<"}, ast.LtE: {"<", "="}, ast.Eq: {"="},
    ast.NotEq: {"<", ">"}, ast.GtE: {">", "="}, ast.Gt: {">"},
}  # fmt: skip
"""By which order of two values a comparison holds."""


def is_always_so(test: ast.expr) -> bool:
    """Tell whether `and`, `or`, `not` and comparisons leave no case in which it is false."""
    if not isinstance(test, (ast.BoolOp, ast.UnaryOp)):
        return False
    cases: dict[str, str] = {}  # each part, and which cases there are of it

    def compared(node: ast.Compare) -> tuple[str, set[str]]:
        one, other = ast.dump(node.left), ast.dump(node.comparators[0])
        holds = ORDER[type(node.ops[0])]
        if one > other:
            turned = {"<": ">", "=": "=", ">": "<"}
            return f"{other} {one}", {turned[each] for each in holds}
        return f"{one} {other}", holds

    def is_so(node: ast.expr, now: dict[str, str]) -> bool:
        match node:
            case ast.BoolOp(op=op, values=values):
                return (any if isinstance(op, ast.Or) else all)([is_so(v, now) for v in values])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not is_so(operand, now)
            case ast.Compare(ops=[op]) if type(op) in ORDER:
                part, holds = compared(node)
                cases.setdefault(part, "<=>")
                return now.get(part, "=") in holds
        part = ast.dump(node)
        cases.setdefault(part, "ny")
        return now.get(part, "n") == "y"

    is_so(test, {})  # which notes the parts
    named = [dict(zip(cases, each, strict=True)) for each in itertools.product(*cases.values())]
    return all(is_so(test, now) for now in named)


def of_which(is_bad: Callable[[ast.expr], bool]) -> Iterator[tuple[str, str]]:
    """Yield where the assertions of this kind stand, and the beginning of what they assert."""
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Assert) and is_bad(node.test):
                yield shown(path, node), ast.unparse(node.test)[:60]


def test_no_assertion_holds_whatever_happens() -> None:
    hollow = [
        f"{place}: assert {text} says nothing of the program"
        for place, text in of_which(says_nothing)
    ]
    assert not hollow, "\n".join(hollow)


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("True", True),
        ("1", True),
        ("x or True", True),
        ("True or x", True),
        ("x == x", True),
        ("x.y == x.y", True),
        ("(x == 1, 'message')", True),
        ("len(x) >= 0", True),
        ("isinstance(x, object)", True),
        ("not False", True),
        ("all([])", True),
        ("'a' in 'abc'", True),
        ("lambda: x", True),
        ("x <= y or x > y", True),
        ("x <= y or y <= x", True),
        ("not x < y or x != y", True),
        ("x or not x", True),
        ("x < y or y < z or x >= y", True),
        ("x < y or y < x", False),
        ("x < y or not x", False),
        ("x < y and x > z", False),
        ("x if y else z", False),
        ("x", False),
        ("x == 1 or y", False),
        ("len(x) > 0", False),
        ("not x", False),
    ],
)
def test_an_assertion_that_says_nothing_is_known(text: str, hollow: bool) -> None:
    assert says_nothing(ast.parse(text, mode="eval").body) == hollow


def lets_faults_pass(test: ast.expr) -> bool:
    """Tell whether an assertion bounds a number of faults instead of asking for none."""
    return any(
        isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Call)
        and ast.unparse(node.left.func) == "len"
        and ast.unparse(node.left.args[0]) in OF_FAULTS
        and any(isinstance(each, (ast.Lt, ast.LtE)) for each in node.ops)
        for node in ast.walk(test)
    )


def test_of_faults_none_is_let_pass() -> None:
    lax = [
        f"{place}: assert {text} lets faults pass; mend them"
        for place, text in of_which(lets_faults_pass)
    ]
    assert not lax, "\n".join(lax)
    assert lets_faults_pass(ast.parse("a and len(broken) < 100", mode="eval").body)


def caught_in(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the assertions in a block whose failure is caught there and goes no further."""
    match node:
        case ast.Try(body=body, handlers=handlers):
            swallowing = any(
                (each.type is None or CATCHING & _names(each.type))
                and not any(isinstance(inner, ast.Raise) for inner in ast.walk(each))
                for each in handlers
            )
        case ast.With(items=items, body=body):
            swallowing = any(
                "suppress" in _names(item.context_expr) and CATCHING & _names(item.context_expr)
                for item in items
            )
        case _:
            return
    if swallowing:
        yield from (inner for each in body for inner in ast.walk(each) if asserts(inner))


def _names(node: ast.AST) -> set[str]:
    return {
        each.id if isinstance(each, ast.Name) else each.attr
        for each in ast.walk(node)
        if isinstance(each, (ast.Name, ast.Attribute))
    }


def test_no_failure_of_an_assertion_is_caught() -> None:
    caught = [
        f"{shown(path, inner)}: its failure is caught; let it through"
        for path in FILES
        for node in ast.walk(tree_of(path))
        for inner in caught_in(node)
    ]
    assert not caught, "\n".join(caught)


def never_reached(test: Function) -> Iterator[ast.stmt]:
    """Yield what a test says after it has left, or under a condition that never holds."""
    for node in ast.walk(test):
        for body in (getattr(node, "body", []), getattr(node, "orelse", [])):
            if isinstance(body, list):
                ends = [number for number, each in enumerate(body) if _leaves(each)]
                yield from body[ends[0] + 1 :] if ends else []
        match node:
            case ast.If(test=ast.Constant(value=value)) | ast.While(test=ast.Constant(value=value)):
                yield from [] if value else [node]
            case ast.For(iter=ast.List(elts=[]) | ast.Tuple(elts=[])):
                yield node


def _leaves(statement: ast.stmt) -> bool:
    match statement:
        case ast.Return() | ast.Raise() | ast.Continue() | ast.Break():
            return True
        case ast.Expr(value=ast.Call(func=function)):
            return ast.unparse(function) in {"pytest.skip", "pytest.xfail", "pytest.exit"}
    return False


def test_nothing_in_a_test_is_out_of_reach() -> None:
    idle = [
        f"{shown(path, each)}: is never reached; remove what stands before it"
        for path in FILES
        for test in functions_of(path).values()
        for each in never_reached(test)
    ]
    assert not idle, "\n".join(idle)


def test_only_these_hooks_steer_pytest() -> None:
    found: dict[str, set[str]] = {}
    for path in [ROOT / "conftest.py", *FILES]:
        names = {
            node.name
            for node in ast.walk(tree_of(path))
            if isinstance(node, Function) and node.name.startswith("pytest_")
        }
        names |= {
            name
            for node in tree_of(path).body
            if isinstance(node, ast.Assign)
            for name in map(ast.unparse, node.targets)
            if name in {"collect_ignore", "collect_ignore_glob", "pytest_plugins", "__test__"}
        }
        if names:
            found[path.relative_to(ROOT).as_posix()] = names
    assert found == HOOKS
