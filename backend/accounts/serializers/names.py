"""Organizations and people as a name beside something."""

from typing import Any

from rest_framework import serializers


class NamedSerializer(serializers.Serializer[Any]):
    """An id and what to call it."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class PersonSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField(source="display_name")
