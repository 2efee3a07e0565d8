import logging

from django.apps import AppConfig
from django.conf import settings

from monitoring.error_reports import start_reports


class MonitoringConfig(AppConfig):
    name = "monitoring"

    def ready(self) -> None:
        logging.captureWarnings(settings.LOG_FORMAT == "json")
        start_reports()
