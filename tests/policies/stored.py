"""Notes that somebody looked at what no test can judge: ``python -m tests.policies.stored``.

What a machine stored cannot be worked out again elsewhere, a picture says nothing to a program,
a script of others may do anything, whether a margin, the width of a line or the words of a button
are right is a matter of looking, and what a license permits is a matter of law: so whoever changes
one of these has to say so.
"""

from pathlib import Path

from tests.noted import digests_of, write_list

NOTED = Path(__file__).with_name("stored.txt")
STORED = tuple(f"docs/{folder}/*.json" for folder in ("clusters", "timings", "verdicts"))
OF_OTHERS = (
    "docs/inventories/*",
    "docs/theme/assets/iframe-worker.js",
    "docs/theme/assets/search/minisearch.js",
)
PICTURES = ("docs/**/*.png", "docs/**/*.svg")
STYLES = ("docs/theme/**/*.css",)
LAYOUT = ("docs/theme/**/*.html", "docs/theme/**/*.js", "docs/theme/*", "docs/templates/**/*")
WORDS = ("LICENSE.md", ".github/ISSUE_TEMPLATE/*", "snippets/ruff.toml", ".editorconfig")
LOOKED_AT = (*STORED, *OF_OTHERS, *PICTURES, *STYLES, *LAYOUT, *WORDS)

if __name__ == "__main__":
    write_list(NOTED, digests_of(LOOKED_AT))
