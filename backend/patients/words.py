"""What a patient is found by: the words of a name and identifiers, and the date of birth; and how typed text asks for
them. The same words stand in an index of the clinic's patients and in an order's own copy.
"""

from collections.abc import Iterable

from patients.births import typed_born
from patients.folding import parts_of, whole_of

# Before a date, so that it is no name's and no identifier's word.
_DATE = "@"
LONGEST_WORD = 100
# That many beginnings find one patient among any number; each more only makes the question longer.
MOST_ASKED = 6

# One way to have meant something: beginnings that all have to be there.
Beginnings = tuple[str, ...]


def words_of(*, name: str, born: str | None, identifiers: Iterable[str]) -> set[str]:
    """The words of a patient.

    Args:
        name: all parts of it.
        born: as on the wire.
        identifiers: their values.
    """
    words: set[str] = set()
    for token in name.split():
        words |= _words_in(token)
    for value in identifiers:
        words |= _words_in(value)
    if born:
        words.add(_DATE + born)
    return {word[:LONGEST_WORD] for word in words}


def _words_in(text: str) -> set[str]:
    """Its parts, and all of them as one: O'Brien is found by o, brien and obrien."""
    return {*parts_of(text), whole_of(text)} - {""}


def asked_in(text: str) -> list[list[Beginnings]]:
    """What typed text asks for, the longest first: each entry has to be met, in one of its ways.

    What is met with another entry is left out, and of the others all but the ``MOST_ASKED`` longest.
    """
    entries = [ways for tokens in _tokens(text) if (ways := _ways_of(tokens))]
    asked: list[list[Beginnings]] = []
    for ways in sorted(entries, key=_length, reverse=True):
        if not any(_is_met_with(ways, other) for other in asked):
            asked.append(ways)
    return asked[:MOST_ASKED]


def _length(ways: list[Beginnings]) -> int:
    return max(len(beginning) for beginnings in ways for beginning in beginnings)


def _is_met_with(ways: list[Beginnings], other: list[Beginnings]) -> bool:
    """Whether whoever meets the other, in whatever way, meets this as well."""
    return all(any(all(_begins_one(each, there) for each in here) for here in ways) for there in other)


def _begins_one(beginning: str, words: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for word in words)


def ways_of(token: str) -> list[Beginnings]:
    """The ways in which one typed word may have been meant: a date, one word, several (the ``MOST_ASKED`` longest)."""
    return _ways_of([token])


def _tokens(text: str) -> list[list[str]]:
    """Typed words; neighbours with digits stand together, for they may be one number written in groups."""
    groups: list[list[str]] = []
    for token in text.split():
        if groups and _is_number(groups[-1][-1]) and _is_number(token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _is_number(token: str) -> bool:
    return any(sign.isdigit() for sign in token) and typed_born(token) is None


def _ways_of(tokens: list[str]) -> list[Beginnings]:
    parts = [part[:LONGEST_WORD] for token in tokens for part in parts_of(token)]
    if not parts:
        return []
    born = typed_born(tokens[0]) if len(tokens) == 1 else None
    whole = whole_of("".join(tokens))[:LONGEST_WORD]
    ways = [(whole,), _longest(parts), *([(_DATE + born,)] if born else [])]
    return list(dict.fromkeys(ways))


def _longest(parts: list[str]) -> Beginnings:
    """The parts that begin no other, the longest first."""
    kept: list[str] = []
    for part in sorted(parts, key=len, reverse=True):
        if not _begins_one(part, kept):
            kept.append(part)
    return tuple(kept[:MOST_ASKED])


def after(beginning: str) -> str:
    """The least text that comes after everything that begins so, code point by code point."""
    last = ord(beginning[-1]) + 1
    return beginning[:-1] + chr(0xE000 if last == 0xD800 else last)
