from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = "Messages"

    def ready(self) -> None:
        from common.announcements import announced
        from notifications.fanout import hear

        announced.connect(hear, dispatch_uid="notifications.fanout")
