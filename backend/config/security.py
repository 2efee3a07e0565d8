"""What every answer tells the browser to allow, and nothing beyond: one table of areas, one middleware."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.middleware.security import SecurityMiddleware

Policy = dict[str, str]

NOTHING: Policy = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
# Scripts come from our files only; a style written into the page names the answer's nonce.
PAGE: Policy = NOTHING | {
    "script-src": "'self'",
    "style-src": "'self' 'nonce-{nonce}'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
}
# Text becomes markup or script nowhere, unless frontend/src/app/page-policy.ts lets it.
# An answer is read by a program. Where a browser shows one as a page after all, it can do nothing there.
API: Policy = NOTHING | {"sandbox": ""}
SPA: Policy = PAGE | {
    # The server's settings may name one more: where errors are reported to.
    "connect-src": "'self'{reports}",
    "require-trusted-types-for": "'script'",
    "trusted-types": "default",
}
ADMIN: Policy = PAGE
DOCS: Policy = PAGE

FILES = "/static/"
# The first prefix that fits decides.
AREAS: tuple[tuple[str, Policy], ...] = (
    (FILES, NOTHING),
    ("/api/docs/", DOCS),
    ("/api/", API),
    ("/admin/", ADMIN),
    ("", SPA),
)

REFUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
FIXED = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES),
    "X-Frame-Options": "DENY",
}


class SecurityHeadersMiddleware(SecurityMiddleware):
    """Stands outside of everything else, so that errors and files get their headers too. The headers that Django
    knows come from its own middleware; the redirect to HTTPS stays with the one further in.
    """

    async_capable = False  # two changes of thread less for each request

    def process_request(self, request: HttpRequest) -> None:
        request.csp_nonce = secrets.token_urlsafe(16)  # type: ignore[attr-defined]

    def process_response(self, request: Any, response: Any) -> Any:
        for name, value in FIXED.items():
            response[name] = value
        response["Content-Security-Policy"] = policy_of(request.path_info).format(
            nonce=request.csp_nonce, reports=reports_origin()
        )
        if not request.path_info.startswith(FILES):
            response["Cache-Control"] = "no-store"
        return super().process_response(request, response)


class SecuredASGIHandler(ASGIHandler):
    """Refuses what cannot be read as a request, which reaches no middleware, with the headers of any other answer."""

    def create_request(self, scope: Any, body_file: Any) -> Any:
        request, refusal = super().create_request(scope, body_file)
        if refusal is None:
            return request, None
        return None, SecurityHeadersMiddleware(lambda _: refusal)(HttpRequest())


def policy_of(path: str) -> str:
    """The Content-Security-Policy of the area that the path lies in, with places for the nonce and for an origin."""
    policy = next(policy for prefix, policy in AREAS if path.startswith(prefix))
    return "; ".join(f"{name} {sources}".rstrip() for name, sources in policy.items())


def reports_origin() -> str:
    """The origin that browsers report errors to, after a space; blank if they report nowhere."""
    if not settings.SENTRY_BROWSER_DSN:
        return ""
    address = urlsplit(settings.SENTRY_BROWSER_DSN)
    return f" {address.scheme}://{address.netloc.rpartition('@')[2]}"
