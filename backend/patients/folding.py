"""Text as it is looked for: without case, accents and the ways of writing them out.

Müller, Muller and Mueller are one word, so are Bjørn and Bjoern, Aagaard and Ågård. Each letter is folded by what
stands before it alone: the folded beginning of a word is the beginning of the folded word.
"""

import unicodedata

# Letters that Unicode does not take apart.
_SPELLED = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ة": "ه",
        "ى": "ي",
        "ـ": "",
    }
)
# What a letter swallows: an umlaut written out (ae, oe, ue), a long å (aa).
_SWALLOWS = {"a": "ea", "o": "e", "u": "e"}


def fold(text: str) -> str:
    """``text`` in its plainest letters; whatever is no letter, digit or mark of one stays as it is."""
    spelled = unicodedata.normalize("NFKD", text).casefold().translate(_SPELLED)
    plain = [sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign)]
    kept: list[str] = []
    before = ""
    for sign in plain:
        if sign not in _SWALLOWS.get(before, ""):
            kept.append(sign)
        before = sign
    return "".join(kept)


def parts_of(text: str) -> list[str]:
    """The folded runs of letters and digits in ``text``."""
    signs = (sign if _is_of_a_word(sign) else " " for sign in fold(text))
    return "".join(signs).split()


def whole_of(text: str) -> str:
    """The letters and digits of ``text`` as one folded word."""
    return "".join(parts_of("".join(filter(parts_of, text))))


def _is_of_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"
