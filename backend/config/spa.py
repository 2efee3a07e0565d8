"""The single page: one document for every path that is not the API, the admin or a file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

# As they stand in frontend/index.html.
NONCE = "CSP_NONCE"
REPORTS = {
    "ERROR_REPORTS_DSN": "SENTRY_BROWSER_DSN",
    "ERROR_REPORTS_RELEASE": "SENTRY_RELEASE",
    "ERROR_REPORTS_ENVIRONMENT": "SENTRY_ENVIRONMENT",
}
MISSING = "The browser application is not built. Run: python3 dev.py run"


@require_safe
def serve_spa(request: HttpRequest) -> HttpResponse:
    """index.html as built by Vite, with the nonce that this answer's styles have to name, and where errors go."""
    document = settings.FRONTEND_DIST / "index.html"
    if not document.exists():
        return HttpResponse(MISSING, status=503, content_type="text/plain; charset=utf-8")
    nonce: str = request.csp_nonce  # type: ignore[attr-defined]
    page = document.read_text(encoding="utf-8").replace(NONCE, nonce)
    for place, setting in REPORTS.items():
        page = page.replace(place, escape(getattr(settings, setting)))
    return HttpResponse(page)
