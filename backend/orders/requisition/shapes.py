"""Shapes on the wire of what an order asks for, why, and how the sample comes."""

import re
from datetime import datetime, timedelta
from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.serializers.content import QUESTION_KINDS, PriceSerializer, TurnaroundSerializer
from common import clock
from orders.requisition.answers import LONGEST_ANSWER
from orders.states import Collection, Status

MOST_TESTS: Final = 100
COLLECTIONS = [(way.value, way.value) for way in Collection]
STATUSES = [(status.value, status.label) for status in Status]
ICD_10: Final = re.compile(r"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?", re.ASCII)
# Who plans further ahead has mistaken the year.
FURTHEST: Final = timedelta(days=731)

ANSWER: Final = {
    "oneOf": [{"type": "boolean"}, {"type": "number"}, {"type": "string", "maxLength": LONGEST_ANSWER}]
}


@extend_schema_field({"type": "object", "additionalProperties": ANSWER})
class AnswersField(serializers.Field):
    """Key of a question → answer. Which keys and answers there can be, the test says."""

    default_error_messages = {"invalid": "Give an object of answers by the keys of the questions."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, dict):
            self.fail("invalid")
        return data

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field(ANSWER)
class AnswerField(serializers.Field):
    """An answer of any kind."""

    def to_representation(self, value: Any) -> Any:
        return value


class ChosenTestSerializer(serializers.Serializer[Any]):
    """A test of the lab's catalogue, chosen by itself or with a panel."""

    test = serializers.UUIDField()
    panel = serializers.UUIDField(required=False, default=None, allow_null=True)
    answers = AnswersField(required=False, default=dict)


class OrderPanelSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()


class OrderAnswerSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    text = serializers.CharField()
    kind = serializers.ChoiceField(choices=QUESTION_KINDS)
    unit = serializers.CharField()
    answer = AnswerField()


class OrderTestSerializer(serializers.Serializer[Any]):
    """A test of an order, as the catalogue described it then."""

    test = serializers.UUIDField(help_text="Its id in the lab's catalogue.")
    code = serializers.CharField()
    name = serializers.CharField()
    version = serializers.IntegerField()
    panel = OrderPanelSerializer(allow_null=True)
    answers = OrderAnswerSerializer(many=True)


class CollectAtField(serializers.DateTimeField):
    """When the sample will be drawn: a moment that somebody can have meant."""

    default_error_messages = {"far_off": "Give a time within two years."}

    def __init__(self) -> None:
        super().__init__(
            required=False, allow_null=True, help_text="When it will be drawn; for a planned collection."
        )

    def to_internal_value(self, value: Any) -> datetime:
        moment: datetime = super().to_internal_value(value)
        if abs(moment - clock.now()) > FURTHEST:
            self.fail("far_off")
        return moment


class RequisitionSerializer(serializers.Serializer[Any]):
    """What a clinic writes of it."""

    tests = ChosenTestSerializer(many=True, required=False, max_length=MOST_TESTS)  # type: ignore[call-arg]
    stat_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    diagnosis_code = serializers.CharField(
        max_length=10, required=False, allow_blank=True, help_text="Of ICD-10, such as E11.9."
    )
    diagnosis = serializers.CharField(max_length=500, required=False, allow_blank=True)
    collection = serializers.ChoiceField(choices=COLLECTIONS, required=False, allow_blank=True)
    collect_at = CollectAtField()

    def validate_diagnosis_code(self, code: str) -> str:
        """In capitals."""
        code = code.upper()
        if code and not ICD_10.fullmatch(code):
            raise serializers.ValidationError("Give a code of ICD-10, such as E11.9.")
        return code


class PreviewTestSerializer(serializers.Serializer[Any]):
    test = serializers.UUIDField()


class PromisedTestSerializer(PreviewTestSerializer):
    due_at = serializers.DateTimeField()


class EarlierOrderSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    number = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)
    submitted_at = serializers.DateTimeField()


class RepeatSerializer(serializers.Serializer[Any]):
    """A test that the patient had not long ago."""

    test = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()
    repeat_after_hours = serializers.IntegerField()
    order = EarlierOrderSerializer()


class PreviewSerializer(serializers.Serializer[Any]):
    """What an order would be promised for, and what it would repeat."""

    due_at = serializers.DateTimeField()
    tests = PromisedTestSerializer(many=True)
    repeats = RepeatSerializer(many=True)


class UsualTestSerializer(serializers.Serializer[Any]):
    """An active test, as it is now."""

    id = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()
    category = serializers.CharField()
    turnaround_hours = TurnaroundSerializer()
    price = PriceSerializer(allow_null=True)
    version = serializers.IntegerField()


class LastOrderSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    number = serializers.CharField()
    submitted_at = serializers.DateTimeField()


class LastOfPatientSerializer(serializers.Serializer[Any]):
    """The patient's last order to the lab, and those of its tests that it still offers."""

    order = LastOrderSerializer()
    tests = UsualTestSerializer(many=True)


class UsualTestsSerializer(serializers.Serializer[Any]):
    """Tests of one lab that are near at hand."""

    favourites = UsualTestSerializer(many=True)
    most_used = UsualTestSerializer(many=True)
    last_of_patient = LastOfPatientSerializer(allow_null=True)
