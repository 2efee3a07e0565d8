"""The single page: one document for every path that is not the API, the admin or a file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

MISSING = "The browser application is not built. Run: python3 dev.py run"


@require_safe
def serve_spa(request: HttpRequest) -> HttpResponse:
    """index.html as built by Vite; never cached, because it names the current assets."""
    document = settings.FRONTEND_DIST / "index.html"
    if not document.exists():
        return HttpResponse(MISSING, status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(document.read_bytes(), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
