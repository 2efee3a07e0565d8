"""Keeping the words that a patient is found by."""

from patients.models import Patient, PatientWord
from patients.words import words_of


def keep_words(patient: Patient) -> None:
    """Make the index say what the patient's name, date and identifiers say now; a merged one is not looked for."""
    wanted = set() if patient.merged_into_id else _words_of(patient)
    there = set(patient.words.values_list("word", flat=True))
    if gone := there - wanted:
        patient.words.filter(word__in=gone).delete()
    PatientWord.objects.bulk_create(
        PatientWord(clinic_id=patient.clinic_id, patient=patient, word=word)
        for word in sorted(wanted - there)
    )


def _words_of(patient: Patient) -> set[str]:
    return words_of(
        name=patient.name,
        born=patient.born,
        identifiers=patient.identifiers.values_list("value", flat=True),
    )
