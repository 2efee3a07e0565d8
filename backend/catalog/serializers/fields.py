"""Fields of a catalogue on the wire."""

import math
from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.rules.currencies import CURRENCIES
from catalog.rules.loinc import is_loinc
from catalog.rules.units import LONGEST_UNIT, is_ucum

# Beyond it a fraction of a unit is lost, and a spreadsheet's cell would not come back as it was.
LARGEST_NUMBER = 1e12
SENTENCE = 500


class TextField(serializers.CharField):
    """One line or a few words; blank where nothing is said."""

    def __init__(self, max_length: int, *, required: bool = False, **more: Any) -> None:
        given = {} if required else {"required": False, "default": "", "allow_blank": True}
        super().__init__(max_length=max_length, **{**given, **more})


class NumberField(serializers.FloatField):
    """A finite number; ``null`` where there is none."""

    def __init__(self, **more: Any) -> None:
        given = {"required": False, "default": None, "allow_null": True}
        super().__init__(**{**given, "min_value": -LARGEST_NUMBER, "max_value": LARGEST_NUMBER, **more})

    def to_internal_value(self, data: Any) -> float:
        number: float = math.nan if isinstance(data, bool) else super().to_internal_value(data)
        if not math.isfinite(number):
            self.fail("invalid")
        return number


class CheckedTextField(TextField):
    """Text that must be one of something; blank where there is none."""

    def __init__(self, is_one: Callable[[str], bool], what_to_do: str, **more: Any) -> None:
        self.is_one = is_one
        super().__init__(**more)
        self.error_messages["unknown"] = what_to_do

    def to_internal_value(self, data: Any) -> str:
        text: str = super().to_internal_value(data)
        if text and not self.is_one(text):
            self.fail("unknown")
        return text


class LoincField(CheckedTextField):
    """A LOINC code with its check digit."""

    def __init__(self, **more: Any) -> None:
        what_to_do = "This is no LOINC code: its check digit does not fit. Look it up at loinc.org."
        super().__init__(is_loinc, what_to_do, max_length=10, **more)


class UnitField(CheckedTextField):
    """A unit of UCUM."""

    def __init__(self, **more: Any) -> None:
        what_to_do = (
            "This is no unit of UCUM, where mg/dL, 10*9/L, m[IU]/L, meq/L and % are. A bare ratio is 1."
        )
        super().__init__(is_ucum, what_to_do, max_length=LONGEST_UNIT, **more)


class CurrencyField(CheckedTextField):
    """A currency of ISO 4217."""

    def __init__(self) -> None:
        what_to_do = "Give a currency of ISO 4217 in capital letters, such as EUR."
        super().__init__(CURRENCIES.__contains__, what_to_do, max_length=3, required=True)


@extend_schema_field(
    {"oneOf": [{"type": "boolean"}, {"type": "number"}, {"type": "string", "minLength": 1, "maxLength": 200}]}
)
class AnswerField(serializers.Field):
    """An answer to a question of any kind: yes or no, a number, or words."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, bool):
            return data
        if isinstance(data, int | float):
            return NumberField(allow_null=False).run_validation(data)
        return serializers.CharField(max_length=200).run_validation(data)

    def to_representation(self, value: Any) -> Any:
        return value
