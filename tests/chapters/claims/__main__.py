"""Proposes entries for the sentences of a page: ``python -m tests.chapters.claims PAGE.md``.

What was confirmed stays. A sentence that is new or has changed gets an entry without ground, with
the tests of its section above it: read them, and name the one that would go red. A new heading is
marked, like all that claims nothing by its form: hold it against the page, then unmark it.
Look at the page in a browser, too: its digest is noted.
"""

import json
import re
import sys

from tests.chapters.claims.backing import FOLDER, Claim, claims_on, digest_of, functions_of, rest_on
from tests.chapters.claims.sentences import claims_of, rest_of
from tests.chapters.facts import facts_of_section
from tests.chapters.prose import ROOT, path_of


def proposed(page: str) -> str:
    """Return the file of a page with an entry for each of its sentences."""
    known: dict[str, Claim] = {each["says"]: each for each in claims_on(page)}
    name = path_of(page).relative_to(ROOT)
    parts = [f"# What each sentence of {name} rests on; see backing.py for the keys.\n"]
    parts += [f'looked_at = "{digest_of(page)}"\n', list_of_rest(page)]
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


def list_of_rest(page: str) -> str:
    """Return what claims nothing by its form as TOML; what was not read is marked."""
    known = rest_on(page)
    marked = [each if each in known else f"NEW: {each}" for each in rest_of(page)]
    lines = [f"    {json.dumps(each, ensure_ascii=False)}," for each in marked]
    return "\n".join(["rest = [", *lines, "]", ""])


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
