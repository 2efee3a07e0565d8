"""The administration: Django's admin with our sections, our log-in and our first page."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from administration import home, log_in, own_password
from administration.sections import arrange, is_shown


class AdministrationSite(AdminSite):
    site_header = site_title = "Administration"
    index_title = "What needs doing"
    index_template = "administration/home.html"
    site_url = settings.PUBLIC_URL
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def register(
        self, model_or_iterable: Any, admin_class: type[ModelAdmin] | None = None, **options: Any
    ) -> None:
        """Give the models pages that ``sections`` names."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        super().register([model for model in models if is_shown(model)], admin_class, **options)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        return arrange(super().get_app_list(request, app_label))

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff, logged in with as much as they need."""
        return super().has_permission(request) and log_in.is_enough(request)

    def get_urls(self) -> list[Any]:
        def public(view: Any) -> Any:
            return never_cache(csrf_protect(lambda request: view(self, request)))

        doors: list[URLPattern] = [
            path("login/", public(log_in.ask_password), name="login"),
            path("login/code/", public(log_in.ask_code), name="login_code"),
            path("login/set-up/", public(log_in.set_up_second_factor), name="login_set_up"),
        ]
        return [*doors, *super().get_urls()]

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        log_in.record_log_out(request)
        return super().logout(request, extra_context)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        def may_see(model: type[Model]) -> bool:
            return self.get_model_admin(model).has_view_or_change_permission(request)

        return super().index(request, {**(extra_context or {}), "tasks": home.look_around(may_see)})

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return own_password.change(self, request)
