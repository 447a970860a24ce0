"""Sybil's wiring: every fence of every page and of the README is an example."""

from tests.fences import FenceSybil

pytest_collect_file = FenceSybil().pytest()
