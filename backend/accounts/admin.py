"""Organizations, people, and labs that wait for approval."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.models import Membership, Organization, OrganizationKind, Session, User
from accounts.services.labs import approve_lab
from accounts.sessions import end_sessions
from audit.admin_acts import AuditedAdmin
from common.admin import ReadOnlyAdmin


class WaitingFilter(admin.SimpleListFilter):
    """One click to the labs that wait."""

    title = "approval"
    parameter_name = "approval"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "Labs waiting for approval"), ("approved", "Approved labs")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Organization]) -> QuerySet[Organization]:
        if self.value() is None:
            return queryset
        return queryset.filter(kind=OrganizationKind.LAB, is_approved=self.value() == "approved")


class MembershipInline(admin.TabularInline):
    """Adds and removes people; the link leads to where their role is changed."""

    model = Membership
    extra = 0
    show_change_link = True
    autocomplete_fields = ("user", "organization")
    readonly_fields = ("created_at",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OrganizationForm(forms.ModelForm):
    def clean_opening_hours(self) -> dict[str, Any]:
        return self.cleaned_data["opening_hours"] or {}  # an emptied field means: not stated


@admin.register(Organization)
class OrganizationAdmin(AuditedAdmin):
    form = OrganizationForm
    list_display = ("name", "kind", "approval", "is_active", "email", "created_at")
    list_filter = (WaitingFilter, "kind", "is_active")
    search_fields = ("name", "email", "address")
    readonly_fields = ("is_approved", "created_at")
    actions = ("approve",)
    inlines = (MembershipInline,)

    def recorded_organization(self, obj: Organization) -> UUID:
        return obj.pk

    @admin.display(description="Approval")
    def approval(self, organization: Organization) -> str:
        if organization.kind != OrganizationKind.LAB:
            return "–"
        return "approved" if organization.is_approved else "waiting"

    @admin.action(
        permissions=["change"], description="Approve the selected labs: clinics can send them orders at once"
    )
    def approve(self, request: HttpRequest, queryset: QuerySet[Organization]) -> None:
        waiting = queryset.filter(kind=OrganizationKind.LAB, is_approved=False)
        names = []
        for pk in list(waiting.values_list("pk", flat=True)):
            lab = approve_lab(organization_id=pk, by=request.user)  # type: ignore[arg-type]
            self.log_change(request, lab, "Approved.")
            names.append(lab.name)
        skipped = queryset.count() - len(names)
        if names:
            self.message_user(request, f"Approved and told: {', '.join(names)}.")
        if skipped and not names:
            self.message_user(request, "None of these is a lab that waits for approval.", messages.WARNING)

    def get_readonly_fields(self, request: HttpRequest, obj: Organization | None = None) -> Any:
        # A clinic does not turn into a lab: its orders would change sides.
        return (*self.readonly_fields, "kind") if obj else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # deactivate it: its orders stay


@admin.register(User)
class AccountAdmin(AuditedAdmin, UserAdmin):
    list_display = ("username", "email", "first_name", "last_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("username", "email", "first_name", "last_name")
    inlines = (MembershipInline,)
    actions = ("log_out",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Access", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "email", "usable_password", "password1", "password2")}),)

    @admin.action(permissions=["change"], description="End every session of the selected users")
    def log_out(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        users = list(queryset)
        ended = end_sessions(Q(user__in=users), reason="administrator")
        for user in users:
            self.log_change(request, user, "Ended every session.")
        self.message_user(request, f"{ended} session(s) ended.")


@admin.register(Membership)
class MembershipAdmin(AuditedAdmin):
    list_display = ("user", "organization", "role", "created_at")
    list_filter = ("role", "organization__kind")
    list_select_related = ("user", "organization")
    search_fields = ("user__username", "user__email", "organization__name")
    autocomplete_fields = ("user", "organization")
    readonly_fields = ("created_at",)

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        # It does not pass to somebody else: sessions and sockets act by it.
        return (*self.readonly_fields, "user", "organization") if obj else self.readonly_fields


@admin.register(Session)
class SessionAdmin(AuditedAdmin, ReadOnlyAdmin):
    list_display = (
        "user",
        "membership",
        "created_at",
        "last_used_at",
        "ended_at",
        "ended_reason",
        "ip_address",
    )
    list_select_related = ("user", "membership__user", "membership__organization")
    list_filter = ("ended_reason",)
    search_fields = ("user__username", "user__email")
    fields = (
        "user",
        "membership",
        "user_agent",
        "ip_address",
        "created_at",
        "last_used_at",
        "expires_at",
        "ended_at",
        "ended_reason",
    )
