"""What a lab does with the tests it offers. Each verb is one transaction: lock, check, change, record."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor
from accounts.models import Organization, User
from catalog.models import CatalogPanel, CatalogTest
from catalog.querysets import ACTIVE, RETIRED
from catalog.rules.document import find_faults, find_formula_faults, measures_of
from catalog.rules.faults import refuse
from catalog.rules.formulas import names_in
from catalog.services.items import (
    apply_changes,
    content_of,
    lock_item,
    lock_own_catalogue,
    record_change,
    refuse_status,
    refuse_taken_code,
    save_version,
    set_status,
    step,
)
from common.errors import Conflict

Content = dict[str, Any]


@transaction.atomic
def add_test(*, actor: Actor, code: str, content: Content) -> CatalogTest:
    """Offer a new test of the actor's lab.

    Args:
        code: what the lab calls it, once and for all.
        content: all of it, in the shape of ``CatalogTestContentSerializer``.

    Raises:
        Forbidden: the actor is no admin of a lab.
        Invalid: the code is taken, or something of the content does not fit together.
    """
    lab = lock_own_catalogue(actor)
    refuse_taken_code(CatalogTest, lab, code)
    test = CatalogTest(lab=lab, code=code)
    _refuse_faults(test, content)
    write_test(test, content, actor.user)
    record_change("test_added", test, actor)
    return test


@transaction.atomic
def change_test(
    *, test_id: UUID, actor: Actor, changes: Mapping[str, Any], expected_version: int | None = None
) -> CatalogTest:
    """Say something else of a test; what is said already makes no version.

    Raises:
        Missing, Forbidden, Stale, Invalid; Conflict: it would take from others what their formulas read.
    """
    test: CatalogTest = lock_item(CatalogTest, test_id, actor, expected_version)
    content, changed = apply_changes(test, changes)
    if not changed:
        return test
    _refuse_faults(test, content)
    if test.status == ACTIVE:
        _refuse_while_read(test, measures_of(content))
    step(test)
    write_test(test, content, actor.user)
    record_change("test_changed", test, actor, fields=changed)
    return test


@transaction.atomic
def retire_test(*, test_id: UUID, actor: Actor, expected_version: int | None = None) -> CatalogTest:
    """Offer a test no longer; everything said of it stays.

    Raises:
        Missing, Forbidden, Stale; Conflict: it is retired already, another test is calculated from it, or an
            active panel holds it.
    """
    test: CatalogTest = lock_item(CatalogTest, test_id, actor, expected_version)
    refuse_status(test, RETIRED)
    _refuse_while_read(test, {})
    _refuse_while_in_panels(test)
    set_status(test, RETIRED, "test_retired", actor, write=write_test)
    return test


@transaction.atomic
def reactivate_test(*, test_id: UUID, actor: Actor, expected_version: int | None = None) -> CatalogTest:
    """Offer a retired test again.

    Raises:
        Missing, Forbidden, Stale; Conflict: it is active already; Invalid: its formulas read what is retired.
    """
    test: CatalogTest = lock_item(CatalogTest, test_id, actor, expected_version)
    refuse_status(test, ACTIVE)
    _refuse_faults(test, content_of(test))
    set_status(test, ACTIVE, "test_reactivated", actor, write=write_test)
    return test


def write_test(test: CatalogTest, content: Content, author: User) -> None:
    """Save a test and the version that ``content`` is; nothing is checked here."""
    save_version(test, content, author, describe_test(test, content))


def describe_test(test: CatalogTest, content: Content) -> list[str]:
    """Let an unsaved test say what ``content`` says as far as lists show it, and return what it is found by."""
    for name in ("name", "category", "synonyms", "loinc", "turnaround_hours", "price"):
        setattr(test, name, content[name])
    test.measures = measures_of(content)
    return [test.name, *test.synonyms, test.code, test.loinc]


def other_measures(lab: Organization, except_code: str) -> dict[str, dict[str, str]]:
    """What the lab's active tests but one measure: their codes → their measures."""
    rows = CatalogTest.objects.filter(lab=lab, status=ACTIVE).exclude(code=except_code)
    return dict(rows.values_list("code", "measures"))


def together(measures: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Many tests' measures as one; of a code that several measure, the formula where there is one."""
    known: dict[str, str] = {}
    for each in measures.values():
        known.update({code: formula or known.get(code, "") for code, formula in each.items()})
    return known


def _refuse_faults(test: CatalogTest, content: Content) -> None:
    refuse(find_faults(content))
    refuse(find_formula_faults(content, together(other_measures(test.lab, test.code))))


def _refuse_while_read(test: CatalogTest, measures: Mapping[str, str]) -> None:
    """Raise ``Conflict`` if others' formulas read what the test, from now on with ``measures``, would not measure."""
    others = other_measures(test.lab, test.code)
    lost = set(test.measures) - set(measures) - set(together(others))
    readers = sorted(
        code
        for code, formulas in others.items()
        if any(names_in(formula) & lost for formula in formulas.values() if formula)
    )
    if readers:
        shown = ", ".join(readers[:10])
        raise Conflict(
            f"Other tests are calculated from {', '.join(sorted(lost))}: {shown}. Change or retire those first.",
            code="read_by_formulas",
            extra={"tests": readers},
        )


def _refuse_while_in_panels(test: CatalogTest) -> None:
    """Raise ``Conflict`` if active panels hold the test."""
    panels = CatalogPanel.objects.filter(lab=test.lab, status=ACTIVE).values_list("code", "tests")
    holding = sorted(code for code, tests in panels if str(test.pk) in tests)
    if holding:
        raise Conflict(
            f"Panels hold this test: {', '.join(holding[:10])}. Take it out of them, or retire them first.",
            code="in_panels",
            extra={"panels": holding},
        )
