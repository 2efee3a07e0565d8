"""The numbers of a patient: each stands once in a clinic, whatever its case and blanks."""

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Q

from patients import refusals
from patients.models import LONGEST_ISSUER_KEY, LONGEST_VALUE_KEY, Patient, PatientIdentifier
from patients.serializers import MOST_IDENTIFIERS

Key = tuple[str, str]


def key_of(issuer: str, value: str) -> Key:
    """What two spellings of the same number have in common."""
    return _plain(issuer, LONGEST_ISSUER_KEY), _plain(value, LONGEST_VALUE_KEY)


def _plain(text: str, longest: int) -> str:
    """``text`` without case and blanks; if that is too long for its column, the beginning and a digest of all of it."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if len(plain) <= longest:
        return plain
    digest = sha256(plain.encode()).hexdigest()
    return plain[: longest - len(digest)] + digest


def refuse_taken_identifiers(patient: Patient, given: Iterable[Mapping[str, str]]) -> None:
    """Refuse numbers that stand twice in the list, or with another patient of the clinic.

    Raises:
        Invalid: twice in the list.
        Conflict: ``identifier_taken``.
    """
    keys = [key_of(each["issuer"], each["value"]) for each in given]
    if len(set(keys)) < len(keys):
        raise refusals.identifier_twice()
    if not keys:
        return
    same = Q()
    for issuer_key, value_key in keys:
        same |= Q(issuer_key=issuer_key, value_key=value_key)
    taken = PatientIdentifier.objects.filter(same, clinic=patient.clinic_id).exclude(patient=patient.pk)
    owners = Patient.objects.filter(pk__in=taken.values("patient")).with_identifiers()
    if found := list(owners.order_by("sort_name", "id")[:5]):
        raise refusals.identifier_taken(found)


def replace_identifiers(patient: Patient, given: Iterable[Mapping[str, str]]) -> None:
    """Make the patient's list this one. Rows of numbers that stay stay the same rows; two people racing for one number
    are told apart by the database.

    Raises:
        Conflict: ``identifier_taken``.
    """
    wanted = {key_of(each["issuer"], each["value"]): each for each in given}
    rows = {(row.issuer_key, row.value_key): row for row in patient.identifiers.all()}
    PatientIdentifier.objects.filter(
        pk__in=[row.pk for key, row in rows.items() if key not in wanted]
    ).delete()
    try:
        with transaction.atomic():
            for key, each in wanted.items():
                row = rows.get(key) or PatientIdentifier(
                    clinic_id=patient.clinic_id, patient=patient, issuer_key=key[0], value_key=key[1]
                )
                if (row.issuer, row.value) != (each["issuer"], each["value"]):
                    row.issuer, row.value = each["issuer"], each["value"]
                    row.save()
    except IntegrityError:
        refuse_taken_identifiers(patient, given)
        raise


def refuse_more_than_fit(*patients: Patient) -> None:
    """Refuse to make one patient of these if the list of their numbers could not be changed any more.

    Raises:
        Conflict: ``too_many_identifiers``.
    """
    if PatientIdentifier.objects.filter(patient__in=patients).count() > MOST_IDENTIFIERS:
        raise refusals.too_many_identifiers()
