"""One's own notifications over HTTP."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member
from common.errors import Invalid
from common.filters import refuse_unknown_parameters
from common.viewsets import ScopedViewSet
from notifications.models import Notification
from notifications.rules import RULES, rules_reaching
from notifications.serializers import (
    MarkReadSerializer,
    NotificationSerializer,
    PreferenceSerializer,
    UnreadSerializer,
)
from notifications.services import (
    count_unread,
    mark_all_read,
    mark_ids_read,
    mark_one,
    mark_read_up_to,
    read_preferences,
    save_preferences,
)

NEWEST_FIRST = {"-seq": ("-seq",)}
OLDEST_FIRST = {"seq": ("seq",)}
LIST_PARAMETERS = [
    OpenApiParameter("unread", bool, description="`true`: only unread ones."),
    OpenApiParameter("kind", str, enum=list(RULES), description="Only this kind."),
    OpenApiParameter("after_seq", int, description="Only newer ones, oldest first: catching up."),
]


@extend_schema_view(list=extend_schema(parameters=LIST_PARAMETERS))
class NotificationViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """One's own notifications. Read marks are personal, so viewers keep them too."""

    queryset = Notification.objects.with_subject()
    serializer_class = NotificationSerializer
    access: ClassVar = {
        "list": any_member,
        "retrieve": any_member,
        "partial_update": any_member,
        "mark_read": any_member,
        "preferences": any_member,
        "save_preferences": any_member,
    }
    orderings = NEWEST_FIRST

    def filter_queryset(self, queryset: Any) -> Any:
        if self.detail:
            return queryset
        asked = self.request.query_params
        refuse_unknown_parameters(self.request, {"unread", "kind", "after_seq"})
        if "unread" in asked:
            queryset = queryset.filter(is_read=not choice(asked, "unread", {"true": True, "false": False}))
        if "kind" in asked:
            queryset = queryset.filter(kind=choice(asked, "kind", {kind: kind for kind in RULES}))
        if "after_seq" in asked:
            queryset = queryset.filter(seq__gt=whole_number(asked, "after_seq"))
            self.orderings = OLDEST_FIRST
        return queryset

    @extend_schema(request=NotificationSerializer, responses=NotificationSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Mark one as read, or as unread again."""
        notification = self.get_object()
        body = self.get_serializer(data=request.data)
        body.is_valid(raise_exception=True)
        mark_one(self.actor, notification.pk, is_read=body.validated_data["is_read"])
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=MarkReadSerializer, responses=UnreadSerializer)
    @action(detail=False, methods=["post"], url_path="mark-read", pagination_class=None)
    def mark_read(self, request: Request) -> Response:
        """Mark many as read."""
        body = MarkReadSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        wish = body.validated_data
        if "ids" in wish:
            marked = mark_ids_read(self.actor, wish["ids"])
        elif "up_to_seq" in wish:
            marked = mark_read_up_to(self.actor, wish["up_to_seq"])
        else:
            marked = mark_all_read(self.actor)
        return Response({"marked": marked, "unread": count_unread(self.actor)})

    @extend_schema(responses=PreferenceSerializer(many=True), filters=False)
    @action(detail=False, pagination_class=None)
    def preferences(self, request: Request) -> Response:
        """What I hear of, in the browser and by e-mail."""
        return self.answer_preferences()

    @extend_schema(
        request=PreferenceSerializer(many=True), responses=PreferenceSerializer(many=True), filters=False
    )
    @preferences.mapping.put
    def save_preferences(self, request: Request) -> Response:
        """Change it; kinds left out stay as they are."""
        body = PreferenceSerializer(data=request.data, many=True, max_length=len(RULES))  # type: ignore[call-arg]
        body.is_valid(raise_exception=True)
        reachable = {rule.kind for rule in rules_reaching(self.actor)}
        wishes = [(wish["kind"], wish["in_app"], wish["email"]) for wish in body.validated_data]
        if any(kind not in reachable for kind, _, _ in wishes):
            raise Invalid.field("kind", "invalid_choice", "This kind never reaches your side.")
        save_preferences(self.actor, wishes)
        return self.answer_preferences()

    def answer_preferences(self) -> Response:
        return Response(PreferenceSerializer(read_preferences(self.actor), many=True).data)


def choice(asked: Any, name: str, values: dict[str, Any]) -> Any:
    """The parameter's value from a closed set; anything else is refused."""
    if asked[name] not in values:
        raise Invalid.field(name, "invalid_choice", f"Choose one of: {', '.join(values)}.")
    return values[asked[name]]


def whole_number(asked: Any, name: str) -> int:
    """The parameter as a number from 0."""
    text = asked[name]
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Invalid.field(name, "invalid", "Give a whole number from 0.")
    return int(text)
