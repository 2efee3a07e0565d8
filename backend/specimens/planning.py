"""Which specimens the tests of an order need. Pure: it knows no database.

One is expected for each group of type, container, colour of the cap and transport temperature, in any case and with
any blanks, over all that the tests ask for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar

# What a test asks for, as the catalogue says it.
Requirement = Mapping[str, Any]
# To what a volume is kept; a fraction of it is rounded up, for less would not do.
FINEST_ML: Final = Decimal("0.0001")
GROUPED_BY: Final = ("type", "container", "cap_colour", "transport_temperature")


class PlannedTest(NamedTuple):
    """A test of an order, and what it is done from."""

    test: str
    code: str
    name: str
    requirements: Sequence[Requirement]


@dataclass
class Group:
    """One container, and all that is done from it."""

    type: str
    container: str
    cap_colour: str
    transport_temperature: str
    minimum_volume_ml: Decimal | None = None
    stability_hours: int | None = None
    patient_preparation: list[str] = field(default_factory=list)
    tests: list[dict[str, str]] = field(default_factory=list)

    @property
    def needs(self) -> dict[str, Any]:
        """What depends on the tests: it follows them as they change."""
        return {
            "minimum_volume_ml": self.minimum_volume_ml,
            "stability_hours": self.stability_hours,
            "patient_preparation": self.patient_preparation,
            "tests": self.tests,
        }


class Container(Protocol):
    """By what a specimen is told to be of a group."""

    type: str
    container: str
    cap_colour: str
    transport_temperature: str


class Settled(Container, Protocol):
    """A container with what was done from it."""

    tests: list[dict[str, str]]


S = TypeVar("S", bound=Container)


@dataclass(frozen=True)
class Changes(Generic[S]):
    """What becomes of an order's specimens.

    Attributes:
        missing: groups without a specimen.
        kept: specimens with the group that they are of now.
        unneeded: specimens that no group needs any more.
    """

    missing: list[Group]
    kept: list[tuple[S, Group]]
    unneeded: list[S]


def plan_specimens(tests: Iterable[PlannedTest]) -> list[Group]:
    """The groups that ``tests`` need; in which order they come does not matter."""
    groups: dict[tuple[str, ...], Group] = {}
    for test in sorted(tests, key=lambda each: (each.code.casefold(), each.test)):
        for requirement in test.requirements:
            if not requirement["type"].strip():
                continue
            kind, container, cap, temperature = plain = [
                " ".join((requirement[name] or "").split()) for name in GROUPED_BY
            ]
            key = tuple(each.casefold() for each in plain)
            _add(groups.setdefault(key, Group(kind, container, cap, temperature)), test, requirement)
    for group in groups.values():
        if group.minimum_volume_ml is not None:
            group.minimum_volume_ml = group.minimum_volume_ml.quantize(FINEST_ML, ROUND_CEILING)
    return list(groups.values())


def leave_settled(groups: Iterable[Group], settled: Iterable[Settled]) -> list[Group]:
    """The groups without those of which a specimen came to its end already for all their tests.

    Args:
        settled: used up, refused for good or declined, each with the tests that it was for.
    """
    served: dict[tuple[str, ...], set[str]] = {}
    for specimen in settled:
        served.setdefault(key_of(specimen), set()).update(each["test"] for each in specimen.tests)
    return [
        group
        for group in groups
        if any(each["test"] not in served.get(key_of(group), ()) for each in group.tests)
    ]


def compare(groups: Iterable[Group], living: Iterable[S]) -> Changes[S]:
    """What is missing, kept and unneeded.

    Args:
        living: the order's planned specimens that are neither rejected, cancelled nor discarded, oldest first.
    """
    wanted = {key_of(group): group for group in groups}
    kept: list[tuple[S, Group]] = []
    unneeded: list[S] = []
    for specimen in living:
        group = wanted.pop(key_of(specimen), None)
        if group is None:
            unneeded.append(specimen)
        else:
            kept.append((specimen, group))
    return Changes(missing=list(wanted.values()), kept=kept, unneeded=unneeded)


def key_of(container: Container) -> tuple[str, ...]:
    """The same for all of one group."""
    return tuple(" ".join(getattr(container, name).split()).casefold() for name in GROUPED_BY)


def _add(group: Group, test: PlannedTest, requirement: Requirement) -> None:
    volume, hours = requirement["minimum_volume_ml"], requirement["stability_hours"]
    if volume is not None:
        # By its digits: of a float, Decimal would take the error of its last place along.
        group.minimum_volume_ml = (group.minimum_volume_ml or Decimal(0)) + Decimal(str(volume))
    if hours is not None:
        group.stability_hours = min(hours, group.stability_hours or hours)
    preparation = requirement["patient_preparation"].strip()
    if preparation and preparation not in group.patient_preparation:
        group.patient_preparation.append(preparation)
    mention = {"test": test.test, "code": test.code, "name": test.name}
    if mention not in group.tests:
        group.tests.append(mention)
