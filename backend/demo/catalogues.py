"""What the labs of the demo world offer."""

from typing import Any

from accounts.models import Membership, Organization, Role
from accounts.who import member
from audit.who import acting_as
from catalog.models import CatalogPanel, CatalogTest
from catalog.services.compendium import take_compendium

# House → what of the compendium it offers; nothing named: all of it.
OFFERED: dict[str, tuple[str, ...]] = {
    "helix": (),
    "northgate": (
        "CMP",
        "LIPID",
        "FBCD",
        "COAG",
        "THYR",
        "HBA1C",
        "CRP",
        "FERR",
        "UDIP",
        "UCX",
        "WCX",
        "HBSAB",
    ),
}


def offer_tests(house: str, people: list[Membership]) -> None:
    """The lab's admin takes over its part of the compendium."""
    admin = next(each for each in people if each.role == Role.ADMIN)
    with acting_as(member(admin)):
        take_compendium(actor=admin, only=OFFERED[house])


def menu_of(lab: Organization) -> dict[str, list[dict[str, Any]]]:
    """Code of a test or a panel → the tests that are chosen with it."""
    menu = {
        test.code: [{"test": str(test.pk), "panel": None}] for test in CatalogTest.objects.offered_by(lab)
    }
    for panel in CatalogPanel.objects.offered_by(lab):
        menu[panel.code] = [{"test": test_id, "panel": panel.pk} for test_id in panel.tests]
    return menu
