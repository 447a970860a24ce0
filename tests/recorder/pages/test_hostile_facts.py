"""Whatever a text among the facts of any template contains, it is shown and does nothing."""

import contextlib
import re
from pathlib import Path

import pytest
from markupsafe import Markup

from recorder import __main__ as command_line
from recorder.catalog.load import load_catalog
from recorder.pages import fragments
from recorder.paths import RECORDER
from tests.recorder.hostile import ROOT, Facts, Watched, all_faults, builder

TOP = sorted(path.name for path in RECORDER.glob("*/templates/*.md.jinja"))
"""The templates of fragments; the others are parts of these."""
ELSEWHERE = {path.name for path in RECORDER.glob("timings/templates/*")}
"""What is tried in tests/recorder/timings/, for few timings are kept on some machines."""

Rendered = tuple[dict[str, list[Facts]], list[tuple[str, object]]]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Render all of the project, with what is kept and with nothing kept, and note the facts."""
    bare = tmp_path_factory.mktemp("bare")
    (bare / "docs").mkdir()
    for name in ("docs/en", "snippets"):
        (bare / name).symlink_to(ROOT / name)
    texts: list[tuple[str, object]] = []
    watched = Watched({})
    for folder in (ROOT, bare):
        with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
            patch.setattr(fragments, "_environment", lambda: watched)
            texts += command_line.fragments(load_catalog(), full=False).items()
    return watched.seen, texts


@pytest.mark.parametrize("template", [name for name in TOP if name not in ELSEWHERE])
def test_no_text_among_the_facts_does_anything(
    template: str, rendered: Rendered, tmp_path: Path
) -> None:
    seen, _ = rendered
    assert template in seen, "no page uses it; use it, or remove it"
    found = all_faults(template, seen[template], builder(tmp_path))
    assert not found, "\n".join(found)


def test_every_template_is_rendered_or_a_part_of_one() -> None:
    sources = {path: path.read_text("utf-8") for path in RECORDER.glob("*/templates/*")}
    used = {
        name
        for text in sources.values()
        for name in re.findall(r"{% (?:from|include|import|extends) \"([^\"]+)\"", text)
    }
    assert {path.name for path in sources} == {*TOP, *used}


def test_everything_that_pages_include_comes_from_templates_and_filters(
    rendered: Rendered,
) -> None:
    _, texts = rendered
    assert len(texts) > 1000
    assert [name for name, text in texts if not isinstance(text, Markup)] == []
