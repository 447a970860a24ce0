"""Holds files against a list of their digests, written when somebody looked at them."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, however a checkout ends its lines."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def digests_of(patterns: Iterable[str]) -> dict[str, str]:
    """Return the digest of each file that one of these patterns finds, by its path."""
    found = (path for pattern in patterns for path in sorted(ROOT.glob(pattern)))
    files = [path for path in dict.fromkeys(found) if path.is_file()]
    return {path.relative_to(ROOT).as_posix(): digest_of(path) for path in files}


def read_list(path: Path) -> dict[str, str]:
    """Return the digests that were written."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in map(str.split, lines)}


def write_list(path: Path, digests: Mapping[str, str]) -> None:
    """Write digests, one file a line."""
    text = "".join(f"{digest} {name}\n" for name, digest in digests.items())
    path.write_text(text, encoding="utf-8", newline="\n")


def differing(now: Mapping[str, str], read: Mapping[str, str]) -> list[str]:
    """Return the files that have changed, are new or are gone."""
    return sorted(name for name in now.keys() | read.keys() if now.get(name) != read.get(name))
