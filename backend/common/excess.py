"""What is refused before anything looks at it: addresses and bodies larger than any of ours, foreign encodings."""

import codecs
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from common.body_size import largest_body
from common.errors import Problem, TooLarge, TooLong, UnsupportedEncoding
from common.problem_json import is_api_path, problem_response

LONGEST_ADDRESS = 4000
MOST_PARAMETERS = 50


class ExcessMiddleware:
    """Refuses a request by its first line and headers alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        problem = find_excess(request)
        if problem is None:
            return self.get_response(request)
        if is_api_path(request):
            return problem_response(problem)
        return HttpResponse(problem.detail, status=problem.status, content_type="text/plain; charset=utf-8")


def find_excess(request: HttpRequest) -> Problem | None:
    """Why the request is refused, or ``None``."""
    query = request.META.get("QUERY_STRING", "")
    if len(request.path_info) + len(query) > LONGEST_ADDRESS:
        return TooLong()
    if query.count("&") >= MOST_PARAMETERS:
        return TooLong("The address has too many parameters.")
    if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
        return UnsupportedEncoding()
    if _content_length(request) > largest_body(request.path_info):
        return TooLarge()
    return None


def _content_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
