"""Panels on the wire."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from accounts.serializers.names import NamedSerializer
from catalog.models import STATUSES, CatalogPanel, CatalogTest
from catalog.rules.loinc import NOTICE
from catalog.serializers.fields import TextField
from catalog.serializers.items import CODE_HELP, TEST_CODE, head

MOST_TESTS = 100


class CatalogPanelContentSerializer(serializers.Serializer[Any]):
    """All that a lab says of a panel but its code; ``tests`` are ids of its active tests, in its order."""

    name = TextField(200, required=True)
    synonyms = serializers.ListField(
        child=TextField(100, required=True), max_length=30, required=False, default=list
    )
    category = TextField(80, required=True)
    tests = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MOST_TESTS)

    def validate_tests(self, tests: list[UUID]) -> list[str]:
        """As the document keeps them."""
        return [str(test_id) for test_id in tests]


class NewCatalogPanelSerializer(CatalogPanelContentSerializer):
    code = serializers.RegexField(TEST_CODE, max_length=30, help_text=CODE_HELP)


class CatalogPanelListedSerializer(serializers.Serializer[Any]):
    """A panel as lists show it."""

    id = serializers.UUIDField()
    lab = NamedSerializer()
    code = serializers.CharField()
    name = serializers.CharField()
    synonyms = serializers.ListField(child=serializers.CharField())
    category = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)
    test_count = serializers.IntegerField()
    version = serializers.IntegerField()
    updated_at = serializers.DateTimeField()


class PanelTestSerializer(serializers.Serializer[Any]):
    """A test of a panel as it is now."""

    id = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()
    loinc = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)


class CatalogPanelSerializer(serializers.Serializer[Any]):
    """A panel in full."""

    id = serializers.UUIDField()
    lab = NamedSerializer()
    code = serializers.CharField()
    name = serializers.CharField()
    synonyms = serializers.ListField(child=serializers.CharField())
    category = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)
    tests = PanelTestSerializer(many=True)
    version = serializers.IntegerField()
    updated_at = serializers.DateTimeField()
    loinc_notice = serializers.CharField(help_text="Whose codes LOINC's are, and under which license.")


def brief_panel(panel: CatalogPanel) -> dict[str, Any]:
    """A panel as a list shows it."""
    said = {"name": panel.name, "synonyms": panel.synonyms, "category": panel.category}
    return {**head(panel), **said, "test_count": len(panel.tests)}


def panel_in_full(panel: CatalogPanel, content: dict[str, Any]) -> dict[str, Any]:
    """A panel with its tests as they are now."""
    rows = CatalogTest.objects.filter(lab_id=panel.lab_id, pk__in=content["tests"])
    known = {str(row["id"]): row for row in rows.values("id", "code", "name", "loinc", "status")}
    tests = [{**known[test_id], "id": test_id} for test_id in content["tests"]]
    return {**head(panel), **content, "tests": tests, "loinc_notice": NOTICE}
