"""What a lab says of a test, in full. Here it is only written down: what fits together is decided in ``rules``."""

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from catalog.rules import questions
from catalog.rules.ages import ANY, SEXES
from catalog.rules.faults import refuse
from catalog.rules.formulas import LONGEST_FORMULA
from catalog.serializers.errors import find_body_faults
from catalog.serializers.fields import (
    SENTENCE,
    AnswerField,
    CurrencyField,
    LoincField,
    NumberField,
    TextField,
    UnitField,
)

TEMPERATURES = [(name, name) for name in ("ambient", "refrigerated", "frozen")]
QUESTION_KINDS = [(name, name) for name in questions.KINDS]
VALUE_TYPES = [(name, name) for name in ("numeric", "coded", "text")]
RANGE_SEXES = [(name, name) for name in (ANY, *SEXES)]
OLDEST_DAYS = 150 * 366
CODE = r"^[A-Za-z][A-Za-z0-9_]*\Z"
CODE_HELP = "A letter, then letters, digits and underscores: formulas call it by this name."


def whole_number(lowest: int, highest: int) -> serializers.IntegerField:
    """A whole number, or ``null`` where there is none."""
    return serializers.IntegerField(
        min_value=lowest, max_value=highest, required=False, default=None, allow_null=True
    )


def rows(serializer: type[serializers.Serializer[Any]], most: int) -> Any:
    """A list of these, empty where nothing is said."""
    return serializer(many=True, required=False, default=list, max_length=most)  # type: ignore[call-arg]


class SpecimenSerializer(serializers.Serializer[Any]):
    type = TextField(100, required=True)
    container = TextField(100)
    cap_colour = TextField(50)
    minimum_volume_ml = NumberField(min_value=0)
    transport_temperature = serializers.ChoiceField(choices=TEMPERATURES)
    stability_hours = whole_number(1, 100_000)
    patient_preparation = TextField(SENTENCE)


class TurnaroundSerializer(serializers.Serializer[Any]):
    """Working hours from receipt to result; ``null``: not offered."""

    routine = whole_number(1, 10_000)
    urgent = whole_number(1, 10_000)
    stat = whole_number(1, 10_000)


class AmountField(serializers.DecimalField):
    """As many decimals as were given: 4.50 stays 4.50."""

    def quantize(self, value: Decimal) -> Decimal:
        return value


class PriceSerializer(serializers.Serializer[Any]):
    amount = AmountField(max_digits=12, decimal_places=4, min_value=0)
    currency = CurrencyField()

    def to_internal_value(self, data: Any) -> Any:
        """The amount as text: a price is not a fraction of two."""
        price = super().to_internal_value(data)
        return {**price, "amount": f"{price['amount']:f}"}


class ConditionSerializer(serializers.Serializer[Any]):
    key = TextField(50, required=True)
    equals = AnswerField()


class QuestionSerializer(serializers.Serializer[Any]):
    key = serializers.RegexField(CODE, max_length=50, help_text=CODE_HELP)
    text = TextField(300, required=True)
    kind = serializers.ChoiceField(choices=QUESTION_KINDS)
    unit = UnitField()
    choices = serializers.ListField(
        child=TextField(200, required=True), max_length=50, required=False, default=list
    )
    required = serializers.BooleanField(default=False)  # type: ignore[assignment]
    shown_when = ConditionSerializer(required=False, default=None, allow_null=True)


class WhomSerializer(serializers.Serializer[Any]):
    """Sex and age in days: from inclusive, to exclusive, ``null`` without end."""

    sex = serializers.ChoiceField(choices=RANGE_SEXES, default=ANY)
    from_age_days = serializers.IntegerField(min_value=0, max_value=OLDEST_DAYS, default=0)
    to_age_days = whole_number(1, OLDEST_DAYS)


class CriticalSerializer(WhomSerializer):
    low = NumberField()
    high = NumberField()


class ReferenceRangeSerializer(CriticalSerializer):
    text = TextField(200)
    source = TextField(200)  # type: ignore[assignment]


class CodedValueSerializer(serializers.Serializer[Any]):
    code = TextField(50, required=True)
    text = TextField(200, required=True)
    is_abnormal = serializers.BooleanField(default=False)


class AnalyteSerializer(serializers.Serializer[Any]):
    code = serializers.RegexField(CODE, max_length=30, help_text=CODE_HELP)
    name = TextField(200, required=True)
    loinc = LoincField()
    value_type = serializers.ChoiceField(choices=VALUE_TYPES)
    unit = UnitField()
    decimals = whole_number(0, 6)
    values = rows(CodedValueSerializer, 200)
    reference_ranges = rows(ReferenceRangeSerializer, 100)
    has_no_range_for = rows(WhomSerializer, 20)
    critical = rows(CriticalSerializer, 100)
    formula = TextField(LONGEST_FORMULA)
    method = TextField(100)


class CatalogTestContentSerializer(serializers.Serializer[Any]):
    """All that a lab says of a test but its code, which never changes."""

    name = TextField(200, required=True)
    synonyms = serializers.ListField(
        child=TextField(100, required=True), max_length=30, required=False, default=list
    )
    loinc = LoincField()
    category = TextField(80, required=True)
    specimens = rows(SpecimenSerializer, 10)
    turnaround_hours = TurnaroundSerializer()
    price = PriceSerializer(required=False, default=None, allow_null=True)
    repeat_after_hours = whole_number(1, 100_000)
    questions = rows(QuestionSerializer, 30)
    analytes = rows(AnalyteSerializer, 100)


CONTENT = tuple(CatalogTestContentSerializer().fields)


def read_content(data: Any) -> dict[str, Any]:
    """A test's content in its full shape.

    Raises:
        Invalid: something has the wrong form.
    """
    body = CatalogTestContentSerializer(data=data)
    refuse(find_body_faults(body))
    return dict(body.validated_data)
