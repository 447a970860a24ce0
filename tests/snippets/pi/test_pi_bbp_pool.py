from tests.snippets.conftest import RunSnippet


def test_the_pool_prints_what_the_serial_program_prints_in_this_order(run: RunSnippet) -> None:
    sizes = ("400", "100", "250")
    assert run("pi/pi_bbp_pool", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


def test_without_arguments_it_takes_the_three_precisions(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_pool").lines == run("pi/pi_bbp_serial").lines
