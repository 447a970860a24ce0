"""Sybil's wiring: every fence of every page and of the README is an example."""

import pytest
from sybil.integration.pytest import SybilItem

from tests.fences import FenceSybil

pytest_collect_file = FenceSybil().pytest()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make no example twice: pytest-rerunfailures knows of tests that are functions alone."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.flaky(reruns=0))
