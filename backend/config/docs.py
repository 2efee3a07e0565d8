"""The OpenAPI document, and the page to try the API on."""

from functools import cache
from threading import Lock
from typing import Any

from django.http import HttpResponse
from django.utils.encoding import force_bytes
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request

from common.problem_json import as_problem, problem_response

_writing = Lock()


class SchemaView(SpectacularAPIView):
    """The document as YAML or JSON, the same for everybody, whatever the address asks for."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        renderer = request.accepted_renderer
        with _writing:  # whoever comes meanwhile waits instead of writing it too
            document = write_document(renderer.format)
        charset = f"; charset={renderer.charset}" if renderer.charset else ""
        response = HttpResponse(document, content_type=f"{renderer.media_type}{charset}")
        response["Content-Disposition"] = f'inline; filename="schema.{renderer.format}"'
        return response


@cache
def write_document(form: str) -> bytes:
    """As ``yaml`` or ``json``. Once a process: it takes a second of work, and anybody may ask."""
    writer = next(each for each in SchemaView.renderer_classes if each.format == form)
    return force_bytes(writer().render(describe_api(), renderer_context={}))


@cache
def describe_api() -> dict[str, Any]:
    described: dict[str, Any] = SchemaGenerator().get_schema(public=True)
    return described


class DocsView(SpectacularSwaggerSplitView):
    """Swagger UI. Its refusals are problem documents too: it has no template for them."""

    template_name = "docs.html"
    http_method_names = ("get", "head")

    def handle_exception(self, exception: Exception) -> HttpResponse:  # type: ignore[override]
        problem = as_problem(exception)
        if problem is None:
            raise exception
        return problem_response(problem)
