"""What people were told and what was sent: to read, and to try again what was given up."""

from django.contrib import admin

from audit.admin_acts import AuditedAdmin
from common.admin import ReadOnlyAdmin
from common.admin_lists import AutocompleteFilter, AutocompleteFilters
from common.row_actions import ActsOnRows, RowAction
from notifications.delivery.retry import try_again
from notifications.models import Delivery, EmailDelivery, Letter, Notification

TRY_AGAIN = RowAction(
    "try_again",
    title="Try again",
    title_of_many="Try to send again",
    effect="It goes out within a minute, and is tried up to eight times as if it were new. What nobody needs any "
    "more is skipped.",
    act=lambda delivery, by: try_again(delivery),
    done="To be sent again:",
    applies=lambda delivery: delivery.status == Delivery.Status.DEAD,
    otherwise="they were not given up",
)


@admin.register(Notification)
class NotificationAdmin(AutocompleteFilters, AuditedAdmin, ReadOnlyAdmin):
    list_display = ("created_at", "recipient", "organization", "kind", "order", "is_read")
    list_filter = (
        "kind",
        "is_read",
        "created_at",
        ("recipient", AutocompleteFilter),
        ("organization", AutocompleteFilter),
    )
    list_select_related = ("recipient", "organization", "order")
    search_fields = ("recipient__username", "order__number")
    search_help_text = "User name or order number."
    ordering = ("-id",)


class DeliveryAdmin(ActsOnRows, AuditedAdmin, ReadOnlyAdmin):
    row_actions = (TRY_AGAIN,)
    ordering = ("-next_attempt_at",)


@admin.register(EmailDelivery)
class EmailDeliveryAdmin(DeliveryAdmin):
    list_display = ("__str__", "status", "attempts", "next_attempt_at", "finished_at", "last_error")
    list_filter = ("status",)
    list_select_related = ("notification__recipient",)
    search_fields = ("notification__order__number", "notification__recipient__username")
    search_help_text = "Order number or user name."


@admin.register(Letter)
class LetterAdmin(DeliveryAdmin):
    list_display = (
        "kind",
        "to_address",
        "status",
        "attempts",
        "next_attempt_at",
        "finished_at",
        "last_error",
    )
    list_filter = ("status", "kind")
    fields = (
        "kind",
        "to_address",
        "status",
        "attempts",
        "created_at",
        "next_attempt_at",
        "finished_at",
        "last_error",
    )
    search_fields = ("to_address",)
    search_help_text = "Address."
