"""Proposes entries for the sentences of a page: ``python -m tests.chapters.claims PAGE.md``.

What was confirmed stays. A sentence that is new or has changed gets an entry without ground, with
the tests of its section above it: read them, and name the one that would go red.
"""

import json
import re
import sys

from tests.chapters.claims.backing import FOLDER, Claim, claims_on, functions_of
from tests.chapters.claims.sentences import claims_of
from tests.chapters.facts import facts_of_section
from tests.chapters.prose import ROOT


def proposed(page: str) -> str:
    """Return the file of a page with an entry for each of its sentences."""
    known: dict[str, Claim] = {each["says"]: each for each in claims_on(page)}
    parts = [f"# What each sentence of docs/en/{page} rests on; see backing.py for the keys.\n"]
    section = ""
    done: set[str] = set()
    for sentence in claims_of(page):
        if sentence.text in done:
            continue
        done.add(sentence.text)
        if sentence.block.section.id != section:
            section = sentence.block.section.id
            parts.append(f"# --- {section}\n")
        claim = known.get(sentence.text)
        if claim is None:
            parts.append("".join(f"# {test}\n" for test in near(page, section)).rstrip())
        parts.append(written(claim or {"says": sentence.text, "test": ""}))
    return "\n".join(part for part in parts if part)


def written(claim: Claim) -> str:
    """Return an entry as TOML."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in claim.items()]
    return "\n".join(["[[claim]]", *lines, ""])


def near(page: str, section: str) -> list[str]:
    """Return the tests of the programs that a section shows."""
    names = set(re.findall(r"snippets/(\w+/\w+)\.py", facts_of_section(page, section).text))
    paths = [f"{topic}/test_{stem}.py" for topic, stem in (name.split("/") for name in names)]
    return [
        f"{path}::{test}"
        for path in sorted(paths)
        if (ROOT / "tests" / "snippets" / path).is_file()
        for test in sorted(functions_of(f"tests/snippets/{path}"))
    ]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = FOLDER / name.replace(".md", ".toml")
        path.write_text(proposed(name), encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(claims_of(name))} sentences")
