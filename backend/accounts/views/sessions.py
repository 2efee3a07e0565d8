"""Where am I logged in."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.actor import anyone_logged_in
from accounts.models import Session
from accounts.serializers.people import SessionSerializer
from accounts.sessions import end_sessions
from accounts.views.authentication import session_of
from audit.record import record
from common import clock
from common.filters import refuse_unknown_parameters


class SessionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet[Session]):
    """The person's own living sessions, whichever organization each acts for."""

    serializer_class = SessionSerializer
    queryset = Session.objects.select_related("membership__organization")
    access: ClassVar = dict.fromkeys(("list", "retrieve", "destroy", "destroy_others"), anyone_logged_in)
    orderings: ClassVar = {"-created_at": ("-id",)}

    def get_queryset(self) -> Any:
        own = super().get_queryset().filter(user=session_of(self.request).user)
        return own.filter(ended_at=None, expires_at__gt=clock.now())

    def filter_queryset(self, queryset: Any) -> Any:
        refuse_unknown_parameters(self.request, ())
        return queryset

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: UUID) -> Response:
        """End one: its tokens and its sockets."""
        return self.end(Q(pk=self.get_object().pk))

    @extend_schema(operation_id="auth_sessions_destroy_others", responses={204: None})
    def destroy_others(self, request: Request) -> Response:
        """End all but this one."""
        return self.end(Q(user=session_of(request).user) & ~Q(pk=session_of(request).pk))

    def end(self, which: Q) -> Response:
        ended = end_sessions(which, reason="ended_by_owner")
        record("session.ended", subject=session_of(self.request).user, data={"sessions": ended})
        return Response(status=status.HTTP_204_NO_CONTENT)
