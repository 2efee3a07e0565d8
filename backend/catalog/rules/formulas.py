"""Formulas of calculated analytes: a few words of arithmetic over the codes of other analytes.

``if(TRIG < 400, CHOL - HDL - TRIG / 5, no_result)``. Besides analytes a formula knows ``age_years``, ``is_female``
and ``no_result``, and the functions below. It is parsed by Python's parser, admitted node by node, and evaluated by
simpleeval.
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from simpleeval import InvalidExpression, SimpleEval

LONGEST_FORMULA: Final = 1000
MOST_OPERATIONS: Final = 150
LONGEST_QUOTE: Final = 40
PERSON: Final = ("age_years", "is_female")
NO_RESULT: Final = "no_result"

Number = float | int

_FUNCTIONS: dict[str, tuple[Callable[..., Number], range]] = {
    # name → what it does, how many arguments it takes
    "min": (min, range(2, 11)),
    "max": (max, range(2, 11)),
    "abs": (abs, range(1, 2)),
    "ln": (math.log, range(1, 2)),
    "log10": (math.log10, range(1, 2)),
    "exp": (math.exp, range(1, 2)),
    "sqrt": (math.sqrt, range(1, 2)),
    "pow": (math.pow, range(2, 3)),
}
_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Not: operator.not_,
}
_WORDS: Final = frozenset({*PERSON, NO_RESULT, *_FUNCTIONS})
_IF = re.compile(r"\bif\s*\(")


class NotAFormula(ValueError):
    """Says what is wrong in a sentence for whoever wrote it."""


def is_reserved(code: str) -> bool:
    """Whether an analyte cannot have this code, because formulas mean something else by it."""
    return code in _WORDS or code in {"if", "if_", "and", "or", "not"}


def names_in(formula: str) -> frozenset[str]:
    """The codes of the analytes that ``formula`` reads.

    Raises:
        NotAFormula: it is none.
    """
    called = {id(node.func) for node in ast.walk(_parse(formula)) if isinstance(node, ast.Call)}
    read = {
        node.id for node in ast.walk(_parse(formula)) if isinstance(node, ast.Name) and id(node) not in called
    }
    return frozenset(read - {*PERSON, NO_RESULT})


def evaluate(
    formula: str, values: Mapping[str, Number | None], *, age_years: Number | None, is_female: bool | None
) -> float | None:
    """The value of ``formula``; ``None`` where it says so, where a value is missing, or where none is defined.

    Args:
        values: analyte code → its value in the analyte's unit.
        age_years: completed years and their fraction; ``None`` if not known.

    Raises:
        NotAFormula: it is none.
    """
    known = {**values, "age_years": age_years, "is_female": is_female, NO_RESULT: None}
    functions = {name: function for name, (function, _) in _FUNCTIONS.items()}
    evaluator = SimpleEval(operators=_OPERATORS, functions=functions, names=known)
    try:
        value = evaluator.eval(formula, previously_parsed=_parse(formula))
    except (InvalidExpression, ArithmeticError, TypeError, ValueError):
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if is_number else None


def find_circle(formulas: Mapping[str, str]) -> list[str]:
    """Codes of calculated analytes of which each needs the next and the last the first; empty if there are none."""
    needs = {code: names_in(formula) & formulas.keys() for code, formula in formulas.items()}
    settled: set[str] = set()
    for start in needs:
        circle = _walk(start, needs, settled)
        if circle:
            return circle
    return []


def _walk(start: str, needs: Mapping[str, frozenset[str]], settled: set[str]) -> list[str]:
    """Follow what ``start`` needs to the end, with a list in place of recursion: chains may be long."""
    path: dict[str, None] = {}  # in order, and quick to look up
    rest: list[Iterator[str]] = [iter([start])]
    while rest:
        code = next(rest[-1], None)
        if code is None:
            rest.pop()
            if path:
                settled.add(path.popitem()[0])
        elif code in path:
            circle = list(path)
            return circle[circle.index(code) :]
        elif code not in settled:
            path[code] = None
            rest.append(iter(sorted(needs[code])))
    return []


@lru_cache(maxsize=2048)
def _parse(formula: str) -> ast.expr:
    if len(formula) > LONGEST_FORMULA:
        raise NotAFormula(f"It is longer than {LONGEST_FORMULA} signs.")
    # Python's parser takes ``if`` for the beginning of a statement.
    source = _IF.sub("if_(", formula.strip())
    try:
        tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotAFormula("It cannot be read. Look for a missing sign or bracket.") from error
    # Every tree is at most this deep then, which those who walk it count on.
    if sum(1 for node in ast.walk(tree) if _is_operation(node)) > MOST_OPERATIONS:
        raise NotAFormula(f"It has more than {MOST_OPERATIONS} operations.")
    return _Admission(source).visit(tree)


def _is_operation(node: ast.AST) -> bool:
    return isinstance(node, ast.expr) and not isinstance(node, ast.Name | ast.Constant)


class _Admission(ast.NodeTransformer):
    """Lets arithmetic pass, and makes ``if(a, b, c)`` lazy; anything else is no formula."""

    def __init__(self, source: str) -> None:
        self._source = source

    def generic_visit(self, node: ast.AST) -> ast.AST:
        raise NotAFormula(f"{self._quote(node)} is not something that formulas can do.")

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if not isinstance(node.value, int | float) or isinstance(node.value, bool):
            raise NotAFormula(f"{self._quote(node)} is no number.")
        # As a fraction, so that no integer grows without end.
        number = _fraction_of(node.value)
        if not math.isfinite(number):
            raise NotAFormula(f"{self._quote(node)} is too large a number.")
        return ast.Constant(number)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in _FUNCTIONS or node.id == "if_":
            raise NotAFormula(f"{node.id.rstrip('_')} needs brackets: {node.id.rstrip('_')}(…).")
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if node.keywords or (name != "if_" and name not in _FUNCTIONS):
            raise NotAFormula(f"There is no function {self._quote(node.func)}.")
        counts = range(3, 4) if name == "if_" else _FUNCTIONS[name][1]
        if len(node.args) not in counts:
            shown = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
            raise NotAFormula(f"{name.rstrip('_')} takes {shown} arguments, not {len(node.args)}.")
        arguments: list[Any] = [self.visit(argument) for argument in node.args]
        return ast.IfExp(*arguments) if name == "if_" else ast.Call(node.func, arguments, [])

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self._refuse_operator(node, node.op)
        return ast.UnaryOp(node.op, self.visit(node.operand))

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self._refuse_operator(node, node.op)
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        return ast.BoolOp(node.op, [self.visit(value) for value in node.values])

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        for each in node.ops:
            self._refuse_operator(node, each)
        return ast.Compare(self.visit(node.left), node.ops, [self.visit(each) for each in node.comparators])

    def _refuse_operator(self, node: ast.AST, used: ast.AST) -> None:
        if type(used) not in _OPERATORS:
            raise NotAFormula(f"{self._quote(node)}: for powers write pow(a, b); of signs + - * / are known.")

    def _quote(self, node: ast.AST) -> str:
        """How the node was written, or how that began."""
        written = (ast.get_source_segment(self._source, node) or "").replace("if_(", "if(")
        return f"“{written if len(written) <= LONGEST_QUOTE else written[:LONGEST_QUOTE] + '…'}”"


def _fraction_of(number: Number) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf
