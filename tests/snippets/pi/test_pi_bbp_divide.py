import time
from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest

from snippets.pi import pi_bbp_divide, pi_bbp_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.least import least_seconds


def test_it_prints_the_digits_of_the_serial_program(run: RunSnippet) -> None:
    for sizes in ((), ("400", "100", "250")):
        assert run("pi/pi_bbp_divide", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


def test_it_rounds_as_the_serial_program_does() -> None:
    for digits in (2, 33, *range(755, 775), 1000, 1500, 2000):
        assert pi_bbp_divide.compute_pi(digits) == pi_bbp_serial.compute_pi(digits)


def least(work: Callable[[], object]) -> float:
    """Return the CPU time of the fastest of a few calls."""
    return least_seconds(work, time.process_time)


@pytest.mark.alone
def test_without_the_product_most_of_the_time_is_gone() -> None:
    serial = least(lambda: pi_bbp_serial.compute_pi(3000))
    assert serial > 2 * least(lambda: pi_bbp_divide.compute_pi(3000))


@pytest.mark.alone
def test_a_division_by_a_short_number_takes_as_long_as_there_are_digits() -> None:
    times = []
    for digits in (2000, 32_000):
        with localcontext(prec=digits):
            number = Decimal(1) / 7
            times.append(least(lambda: [number / 9 for _ in range(100)]))  # noqa: B023
            product = least(lambda: number * number)  # noqa: B023
        assert product > 3 * times[-1] / 100
    assert times[1] < 24 * times[0], "sixteen times the digits"
