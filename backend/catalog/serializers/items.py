"""Tests on the wire: briefly in lists, in full by themselves."""

from typing import Any

from rest_framework import serializers

from accounts.serializers.names import NamedSerializer
from catalog.models import STATUSES, CatalogTest
from catalog.rules.loinc import NOTICE
from catalog.serializers.content import CatalogTestContentSerializer, PriceSerializer, TurnaroundSerializer

TEST_CODE = r"^[A-Za-z0-9][A-Za-z0-9._/+-]*\Z"
CODE_HELP = "What the lab calls it, once and for all: letters, digits and . _ / + -"


class NewCatalogTestSerializer(CatalogTestContentSerializer):
    code = serializers.RegexField(TEST_CODE, max_length=30, help_text=CODE_HELP)


class CatalogTestListedSerializer(serializers.Serializer[Any]):
    """A test as lists show it."""

    id = serializers.UUIDField()
    lab = NamedSerializer()
    code = serializers.CharField()
    name = serializers.CharField()
    synonyms = serializers.ListField(child=serializers.CharField())
    loinc = serializers.CharField()
    category = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)
    turnaround_hours = TurnaroundSerializer()
    price = PriceSerializer(allow_null=True)
    version = serializers.IntegerField()
    updated_at = serializers.DateTimeField()


class CatalogTestSerializer(CatalogTestContentSerializer):
    """A test in full."""

    id = serializers.UUIDField()
    lab = NamedSerializer()
    code = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)
    version = serializers.IntegerField()
    updated_at = serializers.DateTimeField()
    loinc_notice = serializers.CharField(help_text="Whose codes LOINC's are, and under which license.")


class VersionSerializer(serializers.Serializer[Any]):
    """When it was changed."""

    version = serializers.IntegerField()
    status = serializers.ChoiceField(choices=STATUSES)
    created_at = serializers.DateTimeField()


def brief(test: CatalogTest) -> dict[str, Any]:
    """A test as a list shows it."""
    return {**head(test), **{name: getattr(test, name) for name in _BRIEF}}


def in_full(test: CatalogTest, content: dict[str, Any]) -> dict[str, Any]:
    """A test with all that is said of it."""
    return {**head(test), **content, "loinc_notice": NOTICE}


_BRIEF = ("name", "synonyms", "loinc", "category", "turnaround_hours", "price")


def head(item: Any) -> dict[str, Any]:
    """What every item says of itself."""
    return {
        "id": str(item.pk),
        "lab": {"id": str(item.lab_id), "name": item.lab.name},
        "code": item.code,
        "status": item.status,
        "version": item.version,
        "updated_at": spell(item.updated_at),
    }


def spell(moment: Any) -> str:
    """A time as every answer spells it."""
    return str(serializers.DateTimeField().to_representation(moment))
