"""The page to try the API on."""

from django.http import HttpResponse
from drf_spectacular.views import SpectacularSwaggerSplitView

from common.problem_json import as_problem, problem_response


class DocsView(SpectacularSwaggerSplitView):
    """Swagger UI. Its refusals are problem documents too: it has no template for them."""

    template_name = "docs.html"
    http_method_names = ("get", "head")

    def handle_exception(self, exception: Exception) -> HttpResponse:  # type: ignore[override]
        problem = as_problem(exception)
        if problem is None:
            raise exception
        return problem_response(problem)
