from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "attachments"
    verbose_name = "Files"

    def ready(self) -> None:
        from attachments.files import listen

        listen()
