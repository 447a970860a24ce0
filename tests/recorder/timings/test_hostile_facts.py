"""Whatever a text of a timing contains, it is shown and does nothing."""

from pathlib import Path

import pytest

from recorder.pages import fragments
from recorder.paths import RECORDER
from tests.recorder.golden.cases import all_texts
from tests.recorder.hostile import Watched, all_faults, builder

TEMPLATES = sorted(path.name for path in RECORDER.glob("timings/templates/*.md.jinja"))


def test_no_text_of_a_timing_does_anything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    watched = Watched({})
    with monkeypatch.context() as patch:
        patch.setattr(fragments, "_environment", lambda: watched)
        all_texts(tmp_path)
    assert sorted({*watched.seen} & {*TEMPLATES}) == TEMPLATES
    build = builder(tmp_path)
    found = [
        f"{name}: {fault}"
        for name in watched.seen
        for fault in all_faults(name, watched.seen[name], build)
    ]
    assert not found, "\n".join(found)
