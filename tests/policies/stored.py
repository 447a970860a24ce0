"""Notes that somebody looked at what no test can judge: ``python -m tests.policies.stored``.

What a machine stored cannot be worked out again elsewhere, a picture says nothing to a program,
a script of others may do anything, whether a margin, the width of a line or the words of a button
are right is a matter of looking, and what a license permits is a matter of law: so whoever changes
one of these has to say so.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
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


def digests() -> dict[str, str]:
    """Return the SHA-256 of each of these files, however a checkout ends its lines."""
    patterns = (*STORED, *OF_OTHERS, *PICTURES, *STYLES, *LAYOUT, *WORDS)
    found = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    paths = [path for path in dict.fromkeys(found) if path.is_file()]
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(
            path.read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()
        for path in paths
    }


def noted() -> dict[str, str]:
    """Return the digests of the files that were looked at."""
    lines = NOTED.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in map(str.split, lines)}


if __name__ == "__main__":
    text = "".join(f"{digest} {name}\n" for name, digest in digests().items())
    NOTED.write_text(text, encoding="utf-8", newline="\n")
