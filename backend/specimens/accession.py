"""Accession numbers: the lab's prefix, its serial number, and a check character.

The check character is that of ISO/IEC 7064, hybrid system MOD n+1,n, for an alphabet of 34 signs: every single wrong
sign is noticed, and of all swaps of neighbours all but the few that ``tests/test_accession.py`` names.
"""

import re
from typing import Final

from stdnum.iso7064 import mod_37_36

# Without I and O, which on a label or over the telephone are 1 and 0.
ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PREFIX_LETTERS: Final = ALPHABET[10:]
LONGEST: Final = 4 + 18 + 1
_MISTAKEN = str.maketrans({"O": "0", "I": "1", " ": None, "-": None, "\t": None})
_FORM = re.compile(rf"([{PREFIX_LETTERS}]{{2,4}})(\d{{6,18}})[{ALPHABET}]", re.ASCII)


def make_accession_number(prefix: str, serial: int) -> str:
    """``HEL000042K``.

    Args:
        prefix: 2 to 4 letters without I and O.
        serial: from 1; written with at least 6 digits.
    """
    body = f"{prefix}{serial:06d}"
    return body + mod_37_36.calc_check_digit(body, ALPHABET)


def read_code(text: str) -> str:
    """What somebody typed or scanned as it may stand in an accession number: in capitals, without blanks and hyphens,
    O as 0 and I as 1."""
    return text.strip().upper().translate(_MISTAKEN)


def prefix_in(code: str) -> str | None:
    """The prefix of what has the form of an accession number, whatever its check character; ``None`` if it has not."""
    match = _FORM.fullmatch(code)
    return match[1] if match else None


def is_sound(code: str) -> bool:
    """Whether it has the form of an accession number and its check character fits."""
    return prefix_in(code) is not None and bool(mod_37_36.is_valid(code, ALPHABET))


def prefixes_for(lab_name: str) -> list[str]:
    """Prefixes for a lab by its name, the best first: its first three letters, then others made of the name.

    They are few; if all are taken, a counter makes one (``counted_prefix``).
    """
    letters = [sign for sign in lab_name.upper() if sign in PREFIX_LETTERS]
    initials = [word[0] for word in lab_name.upper().split() if word[0] in PREFIX_LETTERS]
    wishes = ["".join(letters[:3]), "".join(initials[:4]), "".join(letters[:4]), "".join(letters[:2])]
    return [wish for wish in dict.fromkeys(wishes) if len(wish) >= 2]


def counted_prefix(number: int) -> str:
    """A prefix of four letters that no other number gives.

    Args:
        number: from 0 to 24⁴ - 1.
    """
    signs = []
    for _ in range(4):
        number, rest = divmod(number, len(PREFIX_LETTERS))
        signs.append(PREFIX_LETTERS[rest])
    return "".join(reversed(signs))
