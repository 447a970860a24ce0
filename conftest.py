"""Sybil's wiring: every fence of every page and of the README is an example."""

from sybil import Sybil

from tests.fences import FenceParser

pytest_collect_file = Sybil(
    parsers=[FenceParser()],
    patterns=["*.md"],
).pytest()
