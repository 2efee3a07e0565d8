"""Units of UCUM (https://ucum.org/ucum), case sensitive, by the grammar of the specification."""

from functools import lru_cache
from typing import Any

LONGEST_UNIT = 40


@lru_cache(maxsize=4096)
def is_ucum(unit: str) -> bool:
    """Whether ``unit`` is one: ``mmol/L``, ``10*9/L``, ``mL/min/{1.73_m2}``; for a bare ratio ``1``."""
    from lark.exceptions import LarkError

    if not unit or len(unit) > LONGEST_UNIT:
        return False
    try:
        _parser().parse(unit)
    except LarkError:
        return False
    return True


@lru_cache(maxsize=1)
def _parser() -> Any:
    """Loaded when the first unit is looked at: most processes never look at one."""
    from ucumvert import get_ucum_parser

    return get_ucum_parser()
