"""Organizations and their people. Whatever takes access away goes through the services, so that it is at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import admin_actions
from accounts.actor import Administrator
from accounts.models import Invitation, Membership, Organization, OrganizationKind, Session, User
from accounts.services.access import end_everywhere
from accounts.services.email_change import tell_of_replaced_email
from accounts.services.lockout import locked_accounts
from accounts.services.members import change_role, remove_member
from accounts.services.passwords import offer_new_password
from accounts.sessions import end_sessions
from audit.admin_acts import AuditedAdmin
from common.admin import ListedAdmin, ReadOnlyAdmin, ShowsRefusals
from common.admin_lists import AutocompleteFilter, AutocompleteFilters
from common.errors import Conflict
from common.row_actions import ActsOnRows


class WaitingFilter(admin.SimpleListFilter):
    """One click to the labs that wait."""

    title = "approval"
    parameter_name = "approval"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "Labs waiting for approval"), ("approved", "Approved labs")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Organization]) -> QuerySet[Organization]:
        labs = queryset.filter(kind=OrganizationKind.LAB)
        narrowed = {
            "waiting": labs.filter(is_approved=False, is_active=True),
            "approved": labs.filter(is_approved=True),
        }
        return narrowed.get(self.value() or "", queryset)


class LockedFilter(admin.SimpleListFilter):
    title = "lock-out"
    parameter_name = "locked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Locked after too many wrong passwords or codes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(pk__in=locked_accounts().values("pk")) if self.value() == "yes" else queryset


class ForSomebodyElse(admin.options.BaseModelAdmin):
    """A membership opens an organization's orders: only superusers take one for themselves."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **more: Any) -> Any:
        by: Any = request.user
        if db_field.name == "user" and not by.is_superuser:
            more["queryset"] = User.objects.exclude(pk=by.pk)
        return super().formfield_for_foreignkey(db_field, request, **more)


class MembershipInline(ForSomebodyElse, admin.TabularInline):
    """Who belongs here, or where somebody belongs; the link leads to the role and to the way out."""

    model = Membership
    extra = 0
    can_delete = False
    show_change_link = True
    autocomplete_fields = ("user", "organization")
    readonly_fields = ("created_at",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OrganizationForm(forms.ModelForm):
    def clean_opening_hours(self) -> dict[str, Any]:
        return self.cleaned_data["opening_hours"] or {}  # an emptied field means: not stated

    def clean_holidays(self) -> list[Any]:
        return self.cleaned_data["holidays"] or []


@admin.register(Organization)
class OrganizationAdmin(ActsOnRows, AuditedAdmin, ListedAdmin):
    form = OrganizationForm
    list_display = ("name", "kind", "approval", "is_active", "email", "created_at")
    list_filter = (WaitingFilter, "kind", "is_active")
    search_fields = ("name", "email", "address")
    search_help_text = "Name, address or e-mail address."
    ordering = ("name",)
    readonly_fields = ("is_approved", "is_active", "created_at")
    row_actions = admin_actions.OF_ORGANIZATIONS
    inlines = (MembershipInline,)

    def recorded_organization(self, obj: Organization) -> UUID:
        return obj.pk

    @admin.display(description="Approval")
    def approval(self, organization: Organization) -> str:
        if organization.kind != OrganizationKind.LAB:
            return "–"
        return "approved" if organization.is_approved else "waiting"

    def get_readonly_fields(self, request: HttpRequest, obj: Organization | None = None) -> Any:
        # A clinic does not turn into a lab: its orders would change sides.
        return (*self.readonly_fields, "kind") if obj else self.readonly_fields

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Where an order's clinic or lab is chosen: only those."""
        if request.GET.get("field_name") in OrganizationKind.values:
            queryset = queryset.filter(kind=request.GET["field_name"])
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj: Organization, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and obj.requires_second_factor and "requires_second_factor" in form.changed_data:
            end_sessions(
                Q(membership__organization=obj, second_factor=False), reason="second_factor_required"
            )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # deactivate it: its orders stay


class NewPersonForm(forms.ModelForm):
    """Nobody chooses a password for somebody else: a letter brings the link to do it."""

    class Meta:
        model = User
        fields = ("username", "email", "first_name", "last_name")

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)


RIGHTS = ("is_staff", "is_superuser")


@admin.register(User)
class AccountAdmin(ShowsRefusals, ActsOnRows, AuditedAdmin, ListedAdmin):
    list_display = (
        "username",
        "email",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "second_factor",
        "last_login",
    )
    list_filter = (LockedFilter, "is_active", "is_staff")
    search_fields = ("username", "email", "first_name", "last_name")
    search_help_text = "Name, user name or e-mail address."
    ordering = ("username",)
    inlines = (MembershipInline,)
    row_actions = admin_actions.OF_PEOPLE
    readonly_fields = ("is_active", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email")}),
        ("Access", {"fields": ("is_active", *RIGHTS)}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **more: Any
    ) -> Any:
        return super().get_form(request, obj, change, **more) if obj else NewPersonForm

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        return (
            super().get_fieldsets(request, obj) if obj else ((None, {"fields": NewPersonForm.Meta.fields}),)
        )

    def get_queryset(self, request: HttpRequest) -> Any:
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_second_factor=Exists(devices))

    @admin.display(boolean=True, description="Second factor")
    def second_factor(self, user: Any) -> bool:
        return user.has_second_factor

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_change(request, obj)

    def has_act_permission(self, request: HttpRequest, row: User | None = None) -> bool:
        return super().has_act_permission(request, row) and _may_change(request, row)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        by: Any = request.user
        return self.readonly_fields if by.is_superuser else (*self.readonly_fields, *RIGHTS)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        access = set(RIGHTS) & set(form.changed_data)
        if access and obj.pk == request.user.pk:
            raise Conflict("Somebody else has to change what you may do.")
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            tell_of_replaced_email(obj, former_email=form.initial["email"])
        if change and access:
            end_everywhere(obj, reason="access_changed")
        if not change:
            offer_new_password(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # deactivate them: what they did stays under their name


@admin.register(Membership)
class MembershipAdmin(ForSomebodyElse, AutocompleteFilters, ShowsRefusals, AuditedAdmin, ListedAdmin):
    list_display = ("user", "organization", "role", "created_at")
    list_filter = ("role", "organization__kind", ("organization", AutocompleteFilter))
    list_select_related = ("user", "organization")
    search_fields = ("user__username", "user__email", "organization__name")
    search_help_text = "User name, e-mail address or organization."
    ordering = ("-id",)
    autocomplete_fields = ("user", "organization")
    readonly_fields = ("created_at",)

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        by: Any = request.user
        is_own = obj is not None and obj.user_id == by.pk
        return super().has_change_permission(request, obj) and (by.is_superuser or not is_own)

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        # It does not pass to somebody else: sessions and sockets act by it.
        return (*self.readonly_fields, "user", "organization") if obj else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            return
        change_role(member_id=obj.pk, role=obj.role, actor=_in_its_stead(request, obj))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Its sessions go with it, which nobody may delete by themselves."""
        listed, counted, _, protected = super().get_deleted_objects(objs, request)
        return listed, counted, set(), protected

    def delete_model(self, request: HttpRequest, obj: Membership) -> None:
        remove_member(member_id=obj.pk, actor=_in_its_stead(request, obj))


@admin.register(Invitation)
class InvitationAdmin(AutocompleteFilters, ActsOnRows, AuditedAdmin, ReadOnlyAdmin):
    list_display = ("email", "organization", "role", "status", "invited_by", "sent_at", "expires_at")
    list_filter = ("role", ("organization", AutocompleteFilter))
    list_select_related = ("organization", "invited_by")
    search_fields = ("email", "organization__name")
    search_help_text = "E-mail address or organization."
    ordering = ("-id",)
    fields = (
        "email",
        "organization",
        "role",
        "status",
        "invited_by",
        "sent_at",
        "expires_at",
        "accepted_at",
        "revoked_at",
    )
    readonly_fields = ("status",)
    row_actions = admin_actions.OF_INVITATIONS


@admin.register(Session)
class SessionAdmin(AutocompleteFilters, ActsOnRows, AuditedAdmin, ReadOnlyAdmin):
    list_display = (
        "user",
        "membership",
        "second_factor",
        "created_at",
        "last_used_at",
        "ended_at",
        "ended_reason",
        "ip_address",
    )
    list_select_related = ("user", "membership__user", "membership__organization")
    list_filter = (("ended_at", admin.EmptyFieldListFilter), ("user", AutocompleteFilter))
    search_fields = ("user__username", "user__email")
    search_help_text = "User name or e-mail address."
    ordering = ("-id",)
    fields = (
        "user",
        "membership",
        "second_factor",
        "user_agent",
        "ip_address",
        "created_at",
        "last_used_at",
        "expires_at",
        "ended_at",
        "ended_reason",
    )
    row_actions = admin_actions.OF_SESSIONS

    def recorded_organization(self, obj: Session) -> UUID | None:
        return obj.membership.organization_id if obj.membership else None


def _may_change(request: HttpRequest, person: User | None) -> bool:
    """Superusers give rights. Whoever has but some changes nobody with any: another's address is the way to another's
    password.
    """
    by: Any = request.user
    return by.is_superuser or person is None or not (person.is_staff or person.is_superuser)


def _in_its_stead(request: HttpRequest, member: Membership) -> Administrator:
    user: Any = request.user
    return Administrator(user, organization=member.organization)
