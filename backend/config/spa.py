"""The single page: one document for every path that is not the API, the admin or a file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

NONCE = "CSP_NONCE"  # as it stands in frontend/index.html
MISSING = "The browser application is not built. Run: python3 dev.py run"


@require_safe
def serve_spa(request: HttpRequest) -> HttpResponse:
    """index.html as built by Vite, with the nonce of this answer, which its styles have to name."""
    document = settings.FRONTEND_DIST / "index.html"
    if not document.exists():
        return HttpResponse(MISSING, status=503, content_type="text/plain; charset=utf-8")
    nonce: str = request.csp_nonce  # type: ignore[attr-defined]
    return HttpResponse(document.read_text(encoding="utf-8").replace(NONCE, nonce))
