"""What the administration shows, and in which order. What does not stand here has no page."""

from typing import Any, Final

from django.db.models import Model

# App → its models. The headings are the apps' own names: Work, People, Messages, Record.
SECTIONS: Final = {
    "orders": ("Order", "OrderEvent"),
    "specimens": ("Specimen", "Manifest"),
    "patients": ("Patient",),
    "catalog": ("CatalogTest", "CatalogPanel"),
    "accounts": ("Organization", "User", "Membership", "Invitation", "Session"),
    "notifications": ("Notification", "EmailDelivery", "Letter"),
    "audit": ("AuditEvent",),
}


def is_shown(model: type[Model]) -> bool:
    """Whether the model has pages. Packages register pages of their own, some of which show secrets."""
    return model._meta.object_name in SECTIONS.get(model._meta.app_label, ())


def arrange(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Django's list of apps and their models, in our order."""
    order = list(SECTIONS)
    for app in apps:
        models = SECTIONS[app["app_label"]]
        app["models"].sort(key=lambda entry: models.index(entry["object_name"]))
    return sorted(apps, key=lambda app: order.index(app["app_label"]))
