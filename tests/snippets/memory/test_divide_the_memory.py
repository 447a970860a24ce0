from tests.snippets.conftest import RunSnippet


def test_the_smaller_bound_wins(run: RunSnippet) -> None:
    weight, bounds, answer = run("memory/divide_the_memory").lines
    assert 30 < int(weight.split()[-2]) < 120
    fitting, cpus = [int(word.strip(",")) for word in bounds.split() if word.strip(",").isdigit()]
    assert answer == f"so at most {max(1, min(fitting, cpus))}"
