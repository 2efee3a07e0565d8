"""What answers when no view does: unknown paths, bad requests and crashes outside of DRF."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt

from common.errors import Malformed, Missing
from common.problem_json import is_api_path, problem_response, server_error


@csrf_exempt
def api_not_found(request: HttpRequest) -> HttpResponse:
    """Any path below /api/ that is not routed."""
    hint = "" if request.path.endswith("/") else " Paths end with a slash."
    return problem_response(Missing(f"There is nothing at this path.{hint}"))


def bad_request(request: HttpRequest, exception: Exception, *args: Any) -> HttpResponse:
    """Django's handler400."""
    if is_api_path(request):
        return problem_response(Malformed())
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception, *args: Any) -> HttpResponse:
    """Django's handler404."""
    if is_api_path(request):
        return problem_response(Missing())
    return defaults.page_not_found(request, exception)


def crashed(request: HttpRequest, *args: Any) -> HttpResponse:
    """Django's handler500."""
    if is_api_path(request):
        return problem_response(server_error())
    return defaults.server_error(request)
