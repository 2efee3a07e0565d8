"""How often a lab keeps its promises, as everybody sees it."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from turnaround.counting import DAYS, FEWEST


@extend_schema_serializer(many=False)
class OnTimeSerializer(serializers.Serializer[Any]):
    days = serializers.IntegerField(help_text=f"Over how many days: {DAYS}.")
    rate = serializers.FloatField(
        allow_null=True,
        min_value=0,
        max_value=1,
        help_text=(
            f"The share of orders that were completed in time, in whole percent; null below {FEWEST} orders. Of "
            "several tests the lowest."
        ),
    )
    as_of = serializers.DateTimeField(allow_null=True, help_text="When it was counted.")


class AskedSerializer(serializers.Serializer[Any]):
    test = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        default=list,
        help_text="Tests of the lab's catalogue; without any, all orders count.",
    )
