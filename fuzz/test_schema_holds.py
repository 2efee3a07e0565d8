"""Every operation of the OpenAPI document keeps its word, whoever asks and whatever is sent.

`dev.py test` throws the same few hundred cases each time, `dev.py fuzz --cases N` others at each call.
Each case is rolled back, so that all of them meet the same world and no log-out or removal ends the run.
"""

import os
from typing import Any

import pytest
import schemathesis
from django.db import transaction
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

from config.wsgi import application
from fuzz.conftest import ROLES

CASES = int(os.environ.get("FUZZ_CASES", "600"))
# A document cannot say everything: a lab that is none, a step that is not due, a word that is taken.
SEMANTICS = ["2xx", "400", "401", "403", "404", "409", "412", "415", "422"]

SCHEMA = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(public=True))
SCHEMA.app = application
SCHEMA.config.checks.positive_data_acceptance.expected_statuses = SEMANTICS
OPERATIONS = [result.ok() for result in SCHEMA.get_all_operations()]
BOTH = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_an_operation(operation: Any, headers: dict[str, dict[str, str]], ids: dict[str, list[str]]) -> None:
    strategies = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in BOTH))

    @settings(
        max_examples=max(CASES // len(OPERATIONS), 1),
        deadline=None,
        database=None,
        derandomize="FUZZ_CASES" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategies, role=st.sampled_from(ROLES), data=st.data())
    def keeps_its_word(case: Any, role: str, data: Any) -> None:
        put_real_ids(case, ids, data)
        excluded = [negative_data_rejection] if is_deaf(case) else []
        with transaction.atomic():
            response = case.call(headers=headers[role])
            case.validate_response(response, headers=headers[role], excluded_checks=excluded)
            transaction.set_rollback(True)

    keeps_its_word()


def put_real_ids(case: Any, ids: dict[str, list[str]], data: Any) -> None:
    """Half of the time a case that fits means something that exists."""
    if case.meta.generation.mode is GenerationMode.NEGATIVE:
        return
    kind = case.operation.path.split("/")[2]
    if case.path_parameters and kind in ids and data.draw(st.booleans()):
        case.path_parameters["id"] = data.draw(st.sampled_from(ids[kind]))
    for name in sorted(set(case.path_parameters or {}) & set(ids)):
        if data.draw(st.booleans()):
            case.path_parameters[name] = data.draw(st.sampled_from(ids[name]))
    if isinstance(case.body, dict):
        for name in sorted(set(case.body) & set(ids)):
            if data.draw(st.booleans()):
                case.body[name] = ids[name] if name == "ids" else data.draw(st.sampled_from(ids[name]))


def is_deaf(case: Any) -> bool:
    """Whether what is wrong is taken for something right: an empty filter for none, a number for the text it spells
    (as Django REST framework does), and a log-out by the access token needs no body.
    """
    empty = any(value in ("", [""], []) for value in (case.query or {}).values())
    values = case.body.values() if isinstance(case.body, dict) else ()
    number = any(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    return empty or number or case.operation.path == "/api/auth/logout/"
