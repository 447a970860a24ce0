"""Notes that stored results were looked at: ``python -m tests.policies.stored``.

What a machine stored cannot be worked out again elsewhere, so whoever changes it has to say so.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTED = Path(__file__).with_name("stored.txt")
STORED = ("docs/clusters", "docs/timings", "docs/verdicts")


def digests() -> dict[str, str]:
    """Return the SHA-256 of each file of stored results, however a checkout ends its lines."""
    paths = [path for folder in STORED for path in sorted((ROOT / folder).glob("*.json"))]
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
