"""The number that stands in a sentence is the one that the sentence means.

``values_of_sentences.toml`` has an output of each snippet of which a sentence has values, and which
of its numbers each of them is. These were read; a pattern that finds another one is red.
"""

import re
import tomllib

import pytest

from recorder.catalog.load import load_catalog
from tests.snippets.conftest import ROOT

READ = tomllib.loads((ROOT / "tests/snippets/values_of_sentences.toml").read_text("utf-8"))
PATTERNS = {each.id: each.show.values for each in load_catalog().entries if each.show.values}


def test_every_value_was_read_and_nothing_else() -> None:
    assert {name: {*found} - {"output"} for name, found in READ.items()} == {
        name: {*patterns} for name, patterns in PATTERNS.items()
    }


@pytest.mark.parametrize("name", PATTERNS)
def test_each_pattern_finds_what_the_sentence_means(name: str) -> None:
    expected = {**READ[name]}
    output = expected.pop("output")
    assert len({*expected.values()}) == len(expected), "change a digit: two could change places"
    for value, pattern in PATTERNS[name].items():
        found = re.search(pattern, output, flags=re.MULTILINE)
        assert found is not None, value
        assert found[1] == expected[value], value
