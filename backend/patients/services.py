"""What a clinic does with its patients. Each verb is one transaction: lock, check, change, record."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from accounts.actor import Actor, may_work
from accounts.models import OrganizationKind, Role
from accounts.who import who_is
from audit.record import record
from common import clock
from common.announcements import announce
from common.errors import Forbidden, Missing
from patients import refusals
from patients.births import read_born
from patients.demographics import changes_between, demographics_of
from patients.duplicates import likely_duplicates
from patients.happenings import DemographicsChanged
from patients.identifiers import refuse_taken_identifiers, replace_identifiers
from patients.indexing import keep_words
from patients.models import Patient

# What stands in a column of its own name.
PLAIN = (
    *("prefix", "given_names", "family_name", "suffix", "sex_for_ranges", "gender"),
    *("phone", "email", "address", "notes"),
)


@transaction.atomic
def create_patient(*, actor: Actor, details: Mapping[str, Any], is_distinct: bool = False) -> Patient:
    """Write down a patient of the actor's clinic.

    Args:
        details: values of fields in ``PLAIN``, ``born`` as on the wire, ``identifiers`` as ``{issuer, value}``.
        is_distinct: the likely duplicates were looked at, and it is none of them.

    Raises:
        Forbidden: the actor is no clinic worker.
        Invalid: an identifier stands twice in the list.
        Conflict: ``identifier_taken``, ``likely_duplicate``.
    """
    refuse_others(actor)
    now = clock.now()
    patient = Patient(clinic=actor.organization, changed_by=actor.user, created_at=now, updated_at=now)
    write_details(patient, details)
    identifiers = details.get("identifiers", [])
    refuse_taken_identifiers(patient, identifiers)
    if not is_distinct and (candidates := likely_duplicates(patient)):
        raise refusals.likely_duplicate(candidates)
    patient.save()
    replace_identifiers(patient, identifiers)
    keep_words(patient)
    record_act("created", patient, actor)
    return patient


@transaction.atomic
def change_patient(
    *, patient_id: UUID, actor: Actor, changes: Mapping[str, Any], expected_version: int | None = None
) -> Patient:
    """Change what is known of a patient. What orders say of the patient is corrected with it.

    Args:
        changes: as ``details`` of ``create_patient``; an ``identifiers`` replaces the whole list.
        expected_version: refuse unless the patient still has this version.

    Raises:
        Missing, Forbidden, Stale, Invalid, Conflict (``patient_merged``, ``identifier_taken``).
    """
    refuse_others(actor)
    patient = lock_patient(patient_id, actor)
    if patient.merged_into_id:
        raise refusals.patient_merged()
    if expected_version is not None and expected_version != patient.version:
        raise refusals.stale_version(patient)
    before = _details_of(patient)
    said = demographics_of(patient)
    write_details(patient, changes)
    if "identifiers" in changes:
        refuse_taken_identifiers(patient, changes["identifiers"])
        replace_identifiers(patient, changes["identifiers"])
    changed = changes_between(before, _details_of(patient))
    if not changed:
        return patient
    save_change(patient, actor)
    record_act("changed", patient, actor, data={"fields": sorted(changed), "version": patient.version})
    if demographics_of(patient) != said:
        announce(DemographicsChanged((patient,), actor))
    return patient


@transaction.atomic
def delete_patient(*, patient_id: UUID, actor: Actor) -> None:
    """Forget a patient whom nothing names.

    Raises:
        Missing, Forbidden, Conflict (``patient_in_use``).
    """
    refuse_all_but_admins(actor)
    patient = lock_patient(patient_id, actor)
    record_act("deleted", patient, actor)
    try:
        patient.delete()
    except ProtectedError as error:
        raise refusals.patient_in_use() from error


def lock_patient(patient_id: UUID, actor: Actor) -> Patient:
    """The patient, locked until the transaction ends, if ``actor`` can see it.

    Whoever locks a patient and orders takes the patient first.

    Raises:
        Missing: absent, or another clinic's.
    """
    patient: Patient | None = (
        Patient.objects.visible_to(actor).select_for_update().filter(pk=patient_id).first()
    )
    if patient is None:
        raise Missing()
    return patient


def write_details(patient: Patient, details: Mapping[str, Any]) -> None:
    """Put the given values into their columns, unsaved; identifiers are rows of their own."""
    for name in PLAIN:
        if name in details:
            setattr(patient, name, details[name])
    if "born" in details:
        known = details["born"]
        patient.born_from, patient.born_precision = read_born(known) if known else (None, "")


def save_change(patient: Patient, actor: Actor) -> None:
    """Save a changed patient as the next version, and what it is found by."""
    patient.version += 1
    patient.changed_by, patient.updated_at = actor.user, clock.now()
    patient.save()
    keep_words(patient)


def record_act(action: str, patient: Patient, actor: Actor, **more: Any) -> None:
    """Put what ``actor`` did with a patient into the record of the clinic."""
    record(
        f"patient.{action}",
        subject=patient,
        organization_id=patient.clinic_id,
        who=who_is(actor),
        **more,
    )


def refuse_others(actor: Actor) -> None:
    """Refuse everybody but a clinic's workers."""
    if actor.kind != OrganizationKind.CLINIC or not may_work(actor):
        raise Forbidden("Only staff of a clinic can write down patients.")


def refuse_all_but_admins(actor: Actor) -> None:
    """Refuse everybody but a clinic's admins."""
    if actor.kind != OrganizationKind.CLINIC or actor.role != Role.ADMIN:
        raise Forbidden("Only an admin of the clinic can do this with patients.")


def _details_of(patient: Patient) -> dict[str, Any]:
    shown = demographics_of(patient)
    return {
        **{name: getattr(patient, name) for name in PLAIN},
        "born": shown["born"],
        "identifiers": shown["identifiers"],
    }
