"""What an administrator does to chosen rows: first a page says what will happen to which, then it happens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from common.errors import Problem

AT_ONCE = 100


@dataclass(frozen=True)
class RowAction:
    """One row of the table of what can be done.

    Attributes:
        name: its name on the wire.
        title: the button on a row's own page; a verb.
        title_of_many: the same in the list's choice of actions.
        effect: what will happen; whole sentences.
        act: does it to one row on behalf of a user; mostly a service. May raise a ``Problem``.
        done: what the log and the message say of it afterwards.
        applies: whether there is anything to do with a row.
        otherwise: why not, of the rows that are left alone.
    """

    name: str
    title: str
    title_of_many: str
    effect: str
    act: Callable[[Any, Any], object]
    done: str
    applies: Callable[[Any], bool] = lambda row: True
    otherwise: str = ""


class ActsOnRows(admin.ModelAdmin):  # type: ignore[type-arg]
    """Offers ``row_actions`` in the list and on each row's page."""

    row_actions: tuple[RowAction, ...] = ()
    change_form_template = "admin/acting_change_form.html"

    def has_act_permission(self, request: HttpRequest, row: Any = None) -> bool:
        """Whoever may change rows, also where no form changes them; ``row`` where it is about one."""
        user: Any = request.user
        return bool(user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}"))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        if self.has_act_permission(request):
            for action in self.row_actions:
                actions[action.name] = (self._runner_of(action), action.name, action.title_of_many)
        return actions

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        if obj is not None and self.has_act_permission(request, obj):
            context["row_actions"] = [action for action in self.row_actions if action.applies(obj)]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _runner_of(self, action: RowAction) -> Callable[..., HttpResponse | None]:
        def run(_: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
            rows = list(queryset[: AT_ONCE + 1])
            if len(rows) > AT_ONCE:
                self.message_user(request, f"Choose at most {AT_ONCE} at once.", messages.ERROR)
                return None
            if not all(self.has_act_permission(request, row) for row in rows):
                self.message_user(
                    request, "Not all of these are yours to change. Nothing was done.", messages.ERROR
                )
                return None
            concerned = [row for row in rows if action.applies(row)]
            if not concerned:
                self.message_user(request, f"Nothing to do: {action.otherwise}.", messages.WARNING)
            elif "confirmed" not in request.POST:
                return self._ask(request, action, concerned, [row for row in rows if row not in concerned])
            else:
                self._run(request, action, concerned)
            return self._back_to_page(request, rows)

        return run

    def _ask(
        self, request: HttpRequest, action: RowAction, concerned: list[Any], others: list[Any]
    ) -> HttpResponse:
        return TemplateResponse(
            request,
            "admin/confirm_action.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": f"{action.title}: {len(concerned)} chosen",
                "action": action,
                "concerned": concerned,
                "others": others,
                "checkbox_name": ACTION_CHECKBOX_NAME,
                "from_page": "from_page" in request.POST,
            },
        )

    def _run(self, request: HttpRequest, action: RowAction, rows: list[Any]) -> None:
        """Each row in its own transaction: what is refused for one does not undo the others. The audited log is
        passed by, which has the act itself already.
        """
        done = []
        for row in rows:
            try:
                with transaction.atomic():
                    action.act(row, request.user)
                    admin.ModelAdmin.log_change(self, request, row, action.done.rstrip(":"))
            except Problem as problem:
                said = problem.errors[0]["detail"] if problem.errors else problem.detail
                self.message_user(request, f"{row}: {said}", messages.ERROR)
            else:
                done.append(str(row))
        if done:
            self.message_user(request, f"{action.done} {', '.join(done)}.", messages.SUCCESS)

    def _back_to_page(self, request: HttpRequest, rows: list[Any]) -> HttpResponse | None:
        """To the row's own page if the action began there; ``None``: to the list as it was filtered."""
        if "from_page" not in request.POST or len(rows) != 1:
            return None
        page = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(page, args=[rows[0].pk]))
