"""Every gate is as it was when somebody read it."""

from tests.about_tests.reviewed import GATES, NOTED
from tests.noted import ROOT, differing, digests_of, read_list


def test_no_gate_has_changed_since_it_was_read() -> None:
    changed = differing(digests_of(GATES), read_list(NOTED))
    assert changed == [], (
        "does each still see what it says? Then: python -m tests.about_tests.reviewed"
    )


def test_every_kind_of_gate_is_among_them() -> None:
    for pattern in GATES:
        assert list(ROOT.glob(pattern)), pattern
    assert {"tests/about_tests/test_reviewed.py", "noxfile.py", ".ci/run"} <= {*digests_of(GATES)}
