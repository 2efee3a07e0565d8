"""Every refusal of the API as one problem document (RFC 9457), made here and nowhere else."""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions as drf
from rest_framework.response import Response
from rest_framework.views import set_rollback

from common.database_trouble import is_database_trouble
from common.errors import Forbidden, Invalid, Missing, NotAuthenticated, Problem, TooLarge, Unavailable
from common.requests import current_request_id
from monitoring.exceptions import name_of

logger = logging.getLogger(__name__)

PROBLEM_JSON = "application/problem+json"


def problem_body(problem: Problem) -> dict[str, Any]:
    """The document for ``problem``."""
    return {
        **problem.extra,
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        "request_id": current_request_id(),
        "errors": problem.errors,
    }


def handle_exception(exception: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: any exception becomes a problem document."""
    problem = as_problem(exception)
    if problem is None:
        logger.exception("unhandled error", exc_info=exception)
        problem = server_error()
    set_rollback()
    return Response(
        problem_body(problem), status=problem.status, headers=problem.headers, content_type=PROBLEM_JSON
    )


def problem_response(problem: Problem) -> HttpResponse:
    """``problem`` as a plain Django answer, for errors outside of DRF's views."""
    return JsonResponse(
        problem_body(problem), status=problem.status, headers=problem.headers, content_type=PROBLEM_JSON
    )


def server_error() -> Problem:
    """500, without a word of what went wrong inside."""
    problem = Problem("Something went wrong on our side. Try again; if it stays, send us the request id.")
    problem.status, problem.code = 500, "server_error"
    return problem


def as_problem(exception: Exception) -> Problem | None:
    """Translate what Django and DRF raise; ``None`` for what nobody expected."""
    if isinstance(exception, Problem):
        return exception
    if isinstance(exception, Http404):
        return Missing()
    if isinstance(exception, PermissionDenied):
        return Forbidden()
    if isinstance(exception, RequestDataTooBig):
        return TooLarge()
    if is_database_trouble(exception):
        logger.error("database away: %s", name_of(exception))
        return Unavailable()
    if isinstance(exception, drf.APIException):
        return _from_drf(exception)
    return None


# DRF's exceptions whose status or words differ from ours.
_DRF_TABLE: dict[type[drf.APIException], type[Problem]] = {
    drf.NotAuthenticated: NotAuthenticated,
    drf.PermissionDenied: Forbidden,
    drf.NotFound: Missing,
}


def _from_drf(exception: drf.APIException) -> Problem:
    if isinstance(exception, drf.ValidationError):
        return Invalid(errors=list(_flatten(exception.get_full_details())))
    for theirs, ours in _DRF_TABLE.items():
        if isinstance(exception, theirs):
            return ours()
    problem = Problem(str(exception.detail), code=str(getattr(exception.detail, "code", "error")))
    problem.status = exception.status_code
    if isinstance(exception, drf.ParseError):
        problem.code = "malformed"
    wait = getattr(exception, "wait", None)
    if wait is not None:
        problem.headers["Retry-After"] = str(int(wait) + 1)
    return problem


def _flatten(details: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Walk DRF's nested details; yields one error a leaf with its dotted path."""
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        yield {"field": path, "code": str(details["code"]), "detail": str(details["message"])}
    elif isinstance(details, dict):
        for key, value in details.items():
            name = "" if key == "non_field_errors" else str(key)
            yield from _flatten(value, f"{path}.{name}".strip("."))
    elif isinstance(details, list):
        for value in details:
            yield from _flatten(value, path)


def is_api_path(request: HttpRequest) -> bool:
    """Whether answers on this path are problem documents."""
    return request.path.startswith("/api/")
