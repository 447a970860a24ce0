"""Changes Python programs by the operators of Cosmic Ray: one constant, operator or name each."""

import io
import itertools
import keyword
import tokenize
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from tests.mutants.mutant import Mutant, splice
from tests.mutants.of_words import OTHER

OPERATORS = (
    "NumberReplacer",
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ZeroIterationForLoop",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceComparisonOperator_Eq_NotEq",
    "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Lt_LtE",
    "ReplaceComparisonOperator_LtE_Lt",
    "ReplaceComparisonOperator_Gt_GtE",
    "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_Is_IsNot",
    "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul",
    "ReplaceBinaryOperator_FloorDiv_Mul",
    "ReplaceBinaryOperator_Mod_Mul",
    "ReplaceBinaryOperator_Pow_Mul",
    "ReplaceBinaryOperator_BitOr_BitAnd",
    "ReplaceBinaryOperator_BitAnd_BitOr",
)
"""Those whose changes are like slips; one of each kind is enough."""
OF_ARGUMENTS = ("parameters", "param", "lambdef", "arglist", "argument")


def changes_of_python(path: Path, text: str) -> Iterator[Mutant]:
    """Yield the program with each constant, operator and telling name changed once."""
    nodes = list(ast_nodes(get_ast(text)))
    for name in OPERATORS:
        operator = cosmic_ray.plugins.get_operator(f"core/{name}")()
        found = [node for node in nodes for _ in operator.mutation_positions(node)]
        for place, node in enumerate(found):
            if not _is_mark(node):
                yield Mutant(path, name, place, text, partial(_by_operator, text, name, place))
    for place, make in enumerate(_other_names(text)):
        yield Mutant(path, "name", place, text, make)


def _is_mark(node: Any) -> bool:
    """Tell whether this is a star that multiplies nothing: it says how arguments are passed."""
    return node.type == "operator" and node.parent.type in OF_ARGUMENTS


def _by_operator(text: str, name: str, place: int) -> str:
    operator = cosmic_ray.plugins.get_operator(f"core/{name}")()
    return mutate_code(text, operator, place) or text


def _other_names(text: str) -> Iterator[Callable[[], str]]:
    """Yield the program with one name replaced by its opposite."""
    starts = list(itertools.accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        other = OTHER.get(token.string, "") if token.type == tokenize.NAME else ""
        if other.isidentifier() and not keyword.iskeyword(other):
            start = starts[token.start[0] - 1] + token.start[1]
            yield partial(splice, text, start, start + len(token.string), other)
