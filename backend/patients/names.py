"""How a patient is called, and when two names may be the same person's."""

from typing import NamedTuple

from rapidfuzz.distance import OSA

from patients.folding import parts_of

# From this many letters on, one slip still leaves a name near; and two. 王 and 李 are one letter each.
_NOT_SHORT = 3
_LONG = 8


class Name(NamedTuple):
    """The parts that tell people apart, folded."""

    family: str
    given: str


def name_shown(*, prefix: str, given_names: str, family_name: str, suffix: str) -> str:
    """``Family, Given Middle``, with what stands before and after a name: ``van Dijk, Dr. Anna Maria, MD``."""
    given = " ".join(filter(None, (prefix, given_names)))
    return ", ".join(filter(None, (family_name, given, suffix)))


def folded_name(family_name: str, given_names: str) -> Name:
    """The name as it is compared."""
    return Name(" ".join(parts_of(family_name)), " ".join(parts_of(given_names)))


def are_near(one: Name, other: Name) -> bool:
    """Whether both may be one person's name: alike, the beginning of the other, swapped, or a slip or two apart."""
    if _are_alike(one.family, other.family) and _are_alike(one.given, other.given):
        return True
    if not (one.given and other.given):
        return False
    return _are_alike(one.family, other.given) and _are_alike(one.given, other.family)


def _are_alike(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    shorter = min(len(one), len(other))
    allowed = (shorter >= _NOT_SHORT) + (shorter >= _LONG)
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def slips_apart(one: Name, other: Name) -> int:
    """How many letters to add, leave out, replace, or swap with their neighbour; family and given name in any order."""
    straight = OSA.distance(one.family, other.family) + OSA.distance(one.given, other.given)
    swapped = OSA.distance(one.family, other.given) + OSA.distance(one.given, other.family)
    return min(straight, swapped)
