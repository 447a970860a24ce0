from tests.snippets.conftest import RunSnippet


def test_only_the_lowest_eight_bits_arrive(run: RunSnippet) -> None:
    lines = run("process/exit_with_256").lines
    pairs = [line.removeprefix("sys.exit(").split("): exit code ") for line in lines]
    assert [number for number, _ in pairs] == ["255", "256", "257", "-1"]
    assert all(int(number) % 256 == int(code) for number, code in pairs)
