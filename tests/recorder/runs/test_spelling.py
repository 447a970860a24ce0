"""A package that the catalog spells otherwise is not taken for one that is missing."""

import attrs

from recorder.catalog.entries import Entry, Needs, ToRun
from recorder.catalog.load import Catalog
from recorder.runs.interpreters import own_interpreter
from recorder.runs.spelling import faults_of_packages

HERE = attrs.evolve(own_interpreter(), packages={"numpy": "2", "Pebble": "5", "py-spy": "0.4"})


def faults(*packages: str) -> list[str]:
    entry = Entry(name="demo/hello", line=7, run=ToRun(needs=Needs(packages=packages)))
    return list(faults_of_packages(Catalog(entries=(entry,)), HERE))


def test_names_as_they_are_and_names_that_are_not_here_are_no_fault() -> None:
    assert faults("numpy", "Pebble", "py-spy", "ray") == []


def test_another_spelling_is_told_with_its_line() -> None:
    for wrong, right in (("NumPy", "numpy"), ("pebble", "Pebble"), ("py_spy", "py-spy")):
        (fault,) = faults(wrong)
        assert fault == (
            f"snippets/catalog.toml:7: the package {wrong!r} of 'demo/hello' is called "
            f"{right!r}; correct it"
        )
