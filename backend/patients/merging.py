"""Two records of one person become one, and two again if it was a mistake.

Whatever points at a patient follows: every relation that the models have, so tables that come later follow without
being named here.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor
from common import clock
from common.announcements import announce
from common.errors import Missing
from patients import refusals
from patients.happenings import DemographicsChanged
from patients.identifiers import refuse_more_than_fit
from patients.models import Patient, PatientMerge, PatientWord, SexForRanges
from patients.services import record_act, refuse_all_but_admins, save_change, write_details

# What tells of a patient what can be told anew, or of the merges themselves.
_STAYS = (PatientWord, PatientMerge)
# Field on the wire → the value that says nothing.
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("prefix", "given_names", "suffix", "gender", "phone", "email", "address", "notes"), ""),
    "born": None,
    "sex_for_ranges": SexForRanges.UNKNOWN.value,
}


@transaction.atomic
def merge_patients(*, patient_id: UUID, into: UUID, actor: Actor) -> Patient:
    """Let a patient become ``into``: what points at the one points at the other, who takes over what it lacks.

    Returns:
        The surviving patient.

    Raises:
        Missing, Forbidden, Invalid (into itself), Conflict (``patient_merged``, ``too_many_identifiers``).
    """
    refuse_all_but_admins(actor)
    patients = _lock_both(patient_id, into, actor)
    if patient_id == into:
        raise refusals.not_itself()
    merged, survivor = patients[patient_id], patients[into]
    if merged.merged_into_id or survivor.merged_into_id:
        raise refusals.patient_merged()
    refuse_more_than_fit(merged, survivor)
    filled = _what_it_lacks(survivor, merged)
    merge = PatientMerge.objects.create(
        clinic_id=survivor.clinic_id,
        survivor=survivor,
        merged=merged,
        moved=_move(merged, survivor),
        filled=filled,
        merged_by=actor.user,
    )
    write_details(survivor, filled)
    merged.merged_into = survivor
    save_change(merged, actor)
    save_change(survivor, actor)
    record_act("merged", survivor, actor, data=_facts_of(merge))
    announce(DemographicsChanged((survivor,), actor))
    return survivor


@transaction.atomic
def undo_merge(*, patient_id: UUID, merge_id: UUID, actor: Actor) -> Patient:
    """Give back what a merge into this patient moved and filled; what was changed or added since stays.

    Returns:
        The patient who had been merged.

    Raises:
        Missing, Forbidden, Conflict (``merge_undone``; ``patient_merged``: undo the later merge first).
    """
    refuse_all_but_admins(actor)
    merge = PatientMerge.objects.visible_to(actor).filter(pk=merge_id, survivor=patient_id).first()
    if merge is None:
        raise Missing()
    patients = _lock_both(merge.merged_id, merge.survivor_id, actor)
    merge.refresh_from_db()
    if merge.undone_at:
        raise refusals.merge_undone()
    survivor, merged = patients[merge.survivor_id], patients[merge.merged_id]
    if survivor.merged_into_id:
        raise refusals.patient_merged()
    _move_back(merge)
    write_details(survivor, _what_to_empty(survivor, merge.filled))
    merged.merged_into = None
    save_change(merged, actor)
    save_change(survivor, actor)
    merge.undone_by, merge.undone_at = actor.user, clock.now()
    merge.save()
    record_act("merge_undone", survivor, actor, data=_facts_of(merge))
    announce(DemographicsChanged((merged, survivor), actor, untrue_since=merge.merged_at))
    return merged


def _lock_both(one: UUID, other: UUID, actor: Actor) -> dict[UUID, Patient]:
    """Both, locked in the order of their ids, so that two merges never wait for each other in a circle."""
    rows = Patient.objects.visible_to(actor).select_for_update().filter(pk__in=[one, other]).order_by("pk")
    patients = {row.pk: row for row in rows}
    if not {one, other} <= patients.keys():
        raise Missing()
    return patients


def _followers() -> Iterator[tuple[str, Any]]:
    """The name and the field of every relation that follows a merged patient."""
    for relation in Patient._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.related_model not in _STAYS:
            field: Any = relation.remote_field
            yield f"{field.model._meta.label_lower}.{field.name}", field


def _move(merged: Patient, survivor: Patient) -> dict[str, list[str]]:
    """Let everything follow; returns relation → the ids of what did."""
    moved = {}
    for name, field in _followers():
        rows = field.model._base_manager.filter(**{field.name: merged})
        if ids := [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)]:
            rows.update(**{field.name: survivor})
            moved[name] = ids
    return moved


def _move_back(merge: PatientMerge) -> None:
    """Only what still points at the survivor: something else may have been said of the rest since."""
    for name, field in _followers():
        rows = field.model._base_manager.filter(
            pk__in=merge.moved.get(name, []), **{field.name: merge.survivor_id}
        )
        rows.update(**{field.name: merge.merged_id})


def _what_it_lacks(survivor: Patient, merged: Patient) -> dict[str, Any]:
    return {
        name: getattr(merged, name)
        for name, empty in _EMPTY.items()
        if getattr(survivor, name) == empty and getattr(merged, name) != empty
    }


def _what_to_empty(survivor: Patient, filled: dict[str, Any]) -> dict[str, Any]:
    """Of what was filled, what nobody has changed since."""
    return {name: _EMPTY[name] for name, value in filled.items() if getattr(survivor, name) == value}


def _facts_of(merge: PatientMerge) -> dict[str, Any]:
    return {
        "merge": merge.pk,
        "merged": merge.merged_id,
        "moved": {name: len(ids) for name, ids in merge.moved.items()},
        "fields": sorted(merge.filled),
    }
