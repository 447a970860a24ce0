"""Every gate is as it was when somebody read it."""

from tests.about_tests.reviewed import GATES, ROOT, digests, noted


def test_no_gate_has_changed_since_it_was_read() -> None:
    now, read = digests(), noted()
    changed = sorted(name for name in now.keys() | read.keys() if now.get(name) != read.get(name))
    assert changed == [], (
        "does each still see what it says? Then: python -m tests.about_tests.reviewed"
    )


def test_every_kind_of_gate_is_among_them() -> None:
    for pattern in GATES:
        assert list(ROOT.glob(pattern)), pattern
    assert {"tests/about_tests/test_reviewed.py", "noxfile.py", ".ci/run"} <= {*digests()}
