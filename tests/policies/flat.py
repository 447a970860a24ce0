"""A settings file as lines, each the way to a value and the value: nothing in it is left out.

`python -m tests.policies.flat FILE` prints them, in the form of the files in `allowed/`.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ALLOWED = Path(__file__).parent / "allowed"
LEFT_OUT = {
    "mkdocs.yml": ("nav",),
    "pyproject.toml": ("dependency-groups",),
    "catalog.toml": ("snippet",),
}
"""What is held against the pages, against the pinned packages, and against what a snippet does."""


def lines_of(path: Path) -> list[str]:
    """Return every value of a YAML or TOML file with the way to it."""
    text = path.read_text(encoding="utf-8")
    is_toml = path.suffix == ".toml"
    content = tomllib.loads(text) if is_toml else yaml.load(text, Loader=_OneOfEach)
    left_out = LEFT_OUT.get(path.name, ())
    shown = {key: value for key, value in content.items() if key not in left_out}
    return list(_flatten(shown, ""))


class _OneOfEach(yaml.BaseLoader):
    """Takes every value as text, tags such as ``!ENV`` with it, and refuses a key that is twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) != len(keys):
            raise ValueError(f"a key twice among {keys}, line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)


def _tagged(loader: _OneOfEach, suffix: str, node: yaml.Node) -> str:
    return f"!{suffix} {node.value}"


_OneOfEach.add_multi_constructor("!", _tagged)


def _flatten(value: Any, way: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _flatten(each, f"{way} › {key}" if way else key)
    elif isinstance(value, list) and value:
        for number, each in enumerate(value):
            name = each.get("id", number) if isinstance(each, dict) else number
            yield from _flatten(each, f"{way} › {name}")
    else:
        yield f"{way} = {json.dumps(value, ensure_ascii=False)}"


def differences(path: Path) -> list[str]:
    """Return how a file differs from what is allowed, as lines that begin with + or -."""
    return compared(lines_of(path), path.name)


def compared(found: list[str], name: str) -> list[str]:
    """Return how lines differ from those allowed under a name."""
    allowed = (ALLOWED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    added = [f"+ {line}" for line in found if line not in allowed]
    gone = [f"- {line}" for line in allowed if line not in found]
    return added + gone or ["the order of lines"] * (found != allowed)


if __name__ == "__main__":
    print(*lines_of(Path(sys.argv[1])), sep="\n")
