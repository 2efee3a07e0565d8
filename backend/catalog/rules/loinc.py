"""LOINC codes: their form and their check digit (LOINC Users' Guide, appendix on the mod 10 check digit)."""

import re
from typing import Final

NOTICE: Final = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc."
    " and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the"
    " license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute,"
    " Inc."
)
_FORM = re.compile(r"\d{1,7}-\d", re.ASCII)


def is_loinc(code: str) -> bool:
    """Whether ``code`` has the form of a LOINC code and its last digit fits the others."""
    return bool(_FORM.fullmatch(code)) and check_digit(code[:-2]) == int(code[-1])


def check_digit(number: str) -> int:
    """The mod 10 check digit of the digits before the hyphen."""
    doubled = int("".join(reversed(number[-1::-2]))) * 2
    others = number[-2::-2]
    return -(sum(map(int, str(doubled))) + sum(map(int, others))) % 10
