"""The numbers that the recorder is set to, each with its place: limits, patience, sizes, defaults.

A limit against nonsense that is a thousand times too high is no limit, and no run tells.
`python -m tests.policies.numbers` prints them, in the form of `allowed/recorder.txt`.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def numbers_of_the_recorder() -> list[str]:
    """Return every constant, attribute and default of the recorder that holds a number."""
    return [
        f"{path.relative_to(ROOT).as_posix()}: {line}"
        for path in sorted((ROOT / "recorder").rglob("*.py"))
        for line in _numbers_in(ast.parse(path.read_text(encoding="utf-8")).body, "")
    ]


def _numbers_in(body: list[ast.stmt], within: str) -> Iterator[str]:
    for node in body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(name)], value=value)
                | ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value)
            ):
                if _holds_a_number(value):
                    yield f"{within}{name} = {ast.unparse(value)}"
            case ast.ClassDef():
                yield from _numbers_in(node.body, f"{within}{node.name}.")
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _defaults_of(node.args, f"{within}{node.name}")


def _defaults_of(args: ast.arguments, function: str) -> Iterator[str]:
    ordinary = [*args.posonlyargs, *args.args]
    last = ordinary[len(ordinary) - len(args.defaults) :]
    of_keywords = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    for arg, default in (*zip(last, args.defaults, strict=True), *of_keywords):
        if default is not None and _holds_a_number(default):
            yield f"{function}({arg.arg}={ast.unparse(default)})"


def _holds_a_number(value: ast.expr) -> bool:
    constants = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant))
    return any(type(each) in (int, float, complex) for each in constants)


if __name__ == "__main__":
    print(*numbers_of_the_recorder(), sep="\n")
