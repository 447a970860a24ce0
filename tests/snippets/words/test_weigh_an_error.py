from tests.snippets.conftest import RunSnippet


def test_the_pickled_error_is_longer_than_the_file_and_its_text_short(run: RunSnippet) -> None:
    lines = run("words/weigh_an_error").lines
    file, error, text = (int(line.split()[-2].replace(",", "")) for line in lines)
    assert error > file == 1_500_005
    assert text < 100
