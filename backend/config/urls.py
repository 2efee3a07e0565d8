"""The roots: API, admin, and the SPA for every other path. Probes are answered before (config/health.py)."""

from django.contrib import admin
from django.urls import include, path, re_path

from config.spa import serve_spa

urlpatterns = [
    path("api/", include("config.api")),
    path("admin/", admin.site.urls),
    re_path(r"^(?!static/|ws/).*$", serve_spa, name="spa"),
]

handler400 = "common.fallbacks.bad_request"
handler404 = "common.fallbacks.not_found"
handler500 = "common.fallbacks.crashed"
