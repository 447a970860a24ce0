"""Which runs the tests of snippets read."""

import itertools

from tests.snippets.conftest import ATTEMPTS, number_of_run


def test_no_attempt_reads_what_another_has_read() -> None:
    cases = [*itertools.product(range(20), range(1, ATTEMPTS + 1), (False, True))]
    numbers = [number_of_run(again, attempt, alone=alone) for again, attempt, alone in cases]
    assert len(set(numbers)) == len(cases)
    assert number_of_run(0, 1, alone=False) == 0  # the run that the pages and the matrix show
