"""Patients for administrators: that they exist, whose they are and when they changed. Who they are is shown for a
reason only (see ``break_glass``).
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from audit.admin_acts import AuditedAdmin
from audit.opening import ask_reason, open_until
from common.admin import ReadOnlyAdmin, ReadOnlyInline
from common.admin_lists import AutocompleteFilter, AutocompleteFilters
from patients.break_glass import CONTENT, CONTENT_OF_IDENTIFIER, open_patient
from patients.models import Patient, PatientIdentifier


class IdentifierInline(ReadOnlyInline):
    model = PatientIdentifier
    fields = CONTENT_OF_IDENTIFIER


@admin.register(Patient)
class PatientAdmin(AutocompleteFilters, AuditedAdmin, ReadOnlyAdmin):
    recorded_view = "patient.read"
    recorded_list = "patient.listed"
    list_display = ("id", "clinic", "version", "created_at", "updated_at")
    list_filter = (("clinic", AutocompleteFilter), "created_at")
    list_select_related = ("clinic",)
    ordering = ("-id",)
    change_form_template = "admin/patients/patient/change_form.html"

    def recorded_organization(self, obj: Patient) -> UUID:
        return obj.clinic_id

    def get_fields(self, request: HttpRequest, obj: Patient | None = None) -> tuple[Any, ...]:
        shown = ("id", ("clinic", "version"), ("created_at", "updated_at"), "merged_into")
        return (*shown, *CONTENT) if _is_open(request, obj) else shown

    def get_inlines(self, request: HttpRequest, obj: Patient | None) -> list[Any]:
        return [IdentifierInline] if _is_open(request, obj) else []

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(open_page, self))
        return [path("<uuid:patient_id>/open/", view, name="patients_patient_open"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().change_view(request, object_id, *args, **kwargs)
        patient = getattr(response, "context_data", {}).get("original")
        if patient is not None:
            response.context_data["open_until"] = open_until(request, patient.pk)  # type: ignore[attr-defined]
        return response


def open_page(admin: PatientAdmin, request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Ask why, then show."""
    patient = Patient.objects.select_related("clinic").filter(pk=patient_id).first()
    return ask_reason(
        admin,
        request,
        patient,
        title="Show what is kept of a patient",
        open_row=open_patient,
    )


def _is_open(request: HttpRequest, patient: Patient | None) -> bool:
    return patient is not None and open_until(request, patient.pk) is not None
