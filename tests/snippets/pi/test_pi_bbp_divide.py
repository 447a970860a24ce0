from snippets.pi import pi_bbp_divide, pi_bbp_serial
from tests.snippets.conftest import RunSnippet


def test_it_prints_the_digits_of_the_serial_program(run: RunSnippet) -> None:
    for sizes in ((), ("400", "100", "250")):
        assert run("pi/pi_bbp_divide", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


def test_it_rounds_as_the_serial_program_does() -> None:
    for digits in (2, 33, *range(755, 775), 1000, 1500, 2000):
        assert pi_bbp_divide.compute_pi(digits) == pi_bbp_serial.compute_pi(digits)
