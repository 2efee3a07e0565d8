from django.apps import AppConfig


class SpecimensConfig(AppConfig):
    name = "specimens"
    verbose_name = "Specimens"

    def ready(self) -> None:
        from specimens.services.expecting import listen

        listen()
