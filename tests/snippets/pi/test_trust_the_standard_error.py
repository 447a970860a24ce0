from tests.snippets.conftest import RunSnippet


def test_estimates_scatter_as_the_formula_says_only_with_own_seeds(run: RunSnippet) -> None:
    rows = [line.split() for line in run("pi/trust_the_standard_error").lines[1:]]
    scatter = {name: (float(formula), float(seen)) for name, formula, seen in rows}
    formula, seen = scatter["own"]
    assert 0.85 * formula < seen < 1.15 * formula
    formula, seen = scatter["alike"]
    assert 1.7 * formula < seen < 2.3 * formula
