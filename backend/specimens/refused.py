"""A refused step of a specimen or a manifest stands in the record, as those of orders do."""

from typing import Any

from django.db import DatabaseError
from rest_framework.response import Response

from audit.record import record
from common.errors import Missing
from common.ids import id_in_path
from orders.refused import code_of_refusal
from specimens.models import Manifest, Specimen

# The views' actions that change something.
_CHANGES = frozenset({"create", "transitions", "receive", "withdraw"})


class RecordsRefusals:
    """For views of ``Specimen`` and ``Manifest``."""

    # The step that this request asks for, once known.
    step = ""

    def handle_exception(self: Any, exc: Exception) -> Response:
        try:
            _record_refused(self, exc)
        except DatabaseError as error:  # a refusal that cannot be recorded is not given out as one
            exc = error
        answer: Response = super().handle_exception(exc)  # type: ignore[misc]
        return answer


def _record_refused(view: Any, exception: Exception) -> None:
    code = code_of_refusal(exception)
    if code and view.action in _CHANGES:
        of = view.queryset.model._meta.model_name
        record(
            "order.refused",
            subject=_subject_of(view),
            outcome="refused",
            data={"tried": f"{of}_{view.step or view.action}", "code": code},
        )


def _subject_of(view: Any) -> Any:
    """The specimen's order, or the manifest, if whoever tried sees it: anything else in the path is the client's."""
    found = view.queryset.visible_to(view.actor).filter(pk=_id_in(view.kwargs)).first()
    match found:
        case Specimen():
            return ("order", found.order_id, found.order.number)
        case Manifest():
            return ("manifest", found.pk, found.number)
    return (view.queryset.model._meta.model_name, "", "")


def _id_in(kwargs: Any) -> Any:
    try:
        return id_in_path(kwargs.get("pk", ""))
    except Missing:
        return None
