"""Notes that somebody read what decides what is red: ``python -m tests.about_tests.reviewed``.

A looser comparison, a helper that finds less or a session that leaves a step out turns nothing red,
since it is what would. So whoever changes a gate says that the change was read as such.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTED = Path(__file__).with_name("reviewed.txt")
GATES = (
    *("tests/**/*.py", "conftest.py", "noxfile.py", ".ci/run", ".github/workflows/*"),
    *("tests/policies/hosts.txt", "tests/chapters/words.toml"),
)


def digests() -> dict[str, str]:
    """Return the beginning of the SHA-256 of each gate, however a checkout ends its lines."""
    paths = [path for pattern in GATES for path in sorted(ROOT.glob(pattern))]
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(
            path.read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()[:16]
        for path in paths
    }


def noted() -> dict[str, str]:
    """Return the digests of the gates that were read."""
    lines = NOTED.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in map(str.split, lines)}


if __name__ == "__main__":
    text = "".join(f"{digest} {name}\n" for name, digest in digests().items())
    NOTED.write_text(text, encoding="utf-8", newline="\n")
