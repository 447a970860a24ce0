"""Notes that somebody read what decides what is red: ``python -m tests.about_tests.reviewed``.

A looser comparison, a helper that finds less or a session that leaves a step out turns nothing red,
since it is what would; no more does another expected value, or another reason why a mutant may
live. So whoever changes a gate, or what it compares with, says that the change was read as such.
"""

from pathlib import Path

from tests.noted import digests_of, write_list

NOTED = Path(__file__).with_name("reviewed.txt")
GATES = (
    *("tests/**/*.py", "conftest.py", "noxfile.py", ".ci/run", ".github/workflows/*"),
    *("tests/policies/hosts.txt", "tests/**/*.toml"),
)

if __name__ == "__main__":
    write_list(NOTED, digests_of(GATES))
