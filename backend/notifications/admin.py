"""What people were told and what was sent, to read."""

from django.contrib import admin

from audit.admin_acts import AuditedAdmin
from common.admin import ReadOnlyAdmin
from notifications.models import EmailDelivery, Notification


@admin.register(Notification)
class NotificationAdmin(AuditedAdmin, ReadOnlyAdmin):
    list_display = ("created_at", "recipient", "organization", "kind", "order", "is_read")
    list_filter = ("kind", "is_read", "created_at")
    list_select_related = ("recipient", "organization", "order")
    search_fields = ("recipient__username", "order__number")
    ordering = ("-id",)


@admin.register(EmailDelivery)
class EmailDeliveryAdmin(AuditedAdmin, ReadOnlyAdmin):
    list_display = ("notification", "status", "attempts", "next_attempt_at", "finished_at", "last_error")
    list_filter = ("status",)
    list_select_related = ("notification",)
    search_fields = ("notification__order__number", "notification__recipient__username")
    ordering = ("-next_attempt_at",)
